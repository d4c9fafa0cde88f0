package dev.groundwork.appregistry.model;

/**
 * Names a deployment at the provider.
 *
 * @param value as the provider spells it
 */
public record ProviderDeployId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
