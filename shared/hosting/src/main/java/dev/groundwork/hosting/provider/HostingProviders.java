package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import java.util.List;
import java.util.Optional;

/**
 * The providers that are configured.
 *
 * @param configured all of them
 * @param standard the provider of an app whose owner names none
 */
public record HostingProviders(List<HostingProvider> configured, ProviderName standard) {

    public HostingProviders {
        configured = List.copyOf(configured);
    }

    /** Finds a provider, or nothing when it is not configured. */
    public Optional<HostingProvider> find(ProviderName name) {
        return configured.stream().filter(p -> p.name() == name).findFirst();
    }
}
