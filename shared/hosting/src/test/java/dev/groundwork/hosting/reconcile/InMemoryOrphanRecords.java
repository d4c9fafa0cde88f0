package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The knowledge of the sweep, in memory. */
public final class InMemoryOrphanRecords implements OrphanRecords {

    private record Seen(ProviderName provider, ServiceId service) {}

    private final Map<Seen, Instant> seen = new HashMap<>();

    @Override
    public Instant seen(ProviderName provider, ServiceId service, Instant now) {
        return seen.computeIfAbsent(new Seen(provider, service), first -> now);
    }

    @Override
    public void forget(ProviderName provider, ServiceId service) {
        seen.remove(new Seen(provider, service));
    }
}
