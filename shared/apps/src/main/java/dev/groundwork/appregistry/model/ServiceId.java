package dev.groundwork.appregistry.model;

/**
 * The provider's id of an app's service.
 *
 * @param value as the provider spells it
 */
public record ServiceId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
