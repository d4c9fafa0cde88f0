package dev.groundwork.appregistry.model;

/**
 * Names an app's service at its provider.
 *
 * @param value as the provider spells it
 */
public record ServiceId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
