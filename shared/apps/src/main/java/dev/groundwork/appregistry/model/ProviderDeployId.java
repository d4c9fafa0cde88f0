package dev.groundwork.appregistry.model;

/**
 * The provider's id of a deployment.
 *
 * @param value as the provider spells it
 */
public record ProviderDeployId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
