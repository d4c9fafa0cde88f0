package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.CustomDomains;
import dev.groundwork.hosting.provider.ProviderOutcome;

/** The custom domains of a provider behind its circuit. */
record GuardedDomains(CustomDomains domains, ProviderName provider, CircuitGuard guard) implements CustomDomains {

    @Override
    public boolean watchesDns() {
        return domains.watchesDns();
    }

    @Override
    public ProviderOutcome<CustomDomain> add(ServiceId service, String domain) {
        return guard.call(provider, () -> domains.add(service, domain));
    }

    @Override
    public ProviderOutcome<CustomDomain> read(ServiceId service, String domain) {
        return guard.call(provider, () -> domains.read(service, domain));
    }

    @Override
    public ProviderOutcome<CustomDomain> verify(ServiceId service, String domain) {
        return guard.call(provider, () -> domains.verify(service, domain));
    }

    @Override
    public ProviderOutcome<ServiceId> remove(ServiceId service, String domain) {
        return guard.call(provider, () -> domains.remove(service, domain));
    }
}
