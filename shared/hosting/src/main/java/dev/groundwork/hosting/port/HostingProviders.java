package dev.groundwork.hosting.port;

import dev.groundwork.appregistry.model.ProviderName;
import java.util.List;
import java.util.Optional;

/**
 * The providers that this stack is configured for.
 *
 * @param configured all of them
 * @param standard which one an app gets whose owner names none
 */
public record HostingProviders(List<HostingProvider> configured, ProviderName standard) {

    public HostingProviders {
        configured = List.copyOf(configured);
    }

    /** The provider of this name, or nothing when it is not configured. */
    public Optional<HostingProvider> find(ProviderName name) {
        return configured.stream().filter(p -> p.name() == name).findFirst();
    }
}
