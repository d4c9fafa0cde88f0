package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The knowledge of the sweep, in memory. */
public final class InMemoryOrphanRecords implements OrphanRecords {

    private record Seen(ProviderName provider, ServiceId service) {}

    private final Map<ProviderName, Optional<String>> cursors = new EnumMap<>(ProviderName.class);
    private final Map<Seen, Instant> seen = new HashMap<>();

    @Override
    public Optional<String> cursor(ProviderName provider) {
        return cursors.getOrDefault(provider, Optional.empty());
    }

    @Override
    public void moveTo(ProviderName provider, Optional<String> cursor) {
        cursors.put(provider, cursor);
    }

    @Override
    public Instant seen(ProviderName provider, ServiceId service, Instant now) {
        return seen.computeIfAbsent(new Seen(provider, service), first -> now);
    }

    @Override
    public void forget(ProviderName provider, ServiceId service) {
        seen.remove(new Seen(provider, service));
    }
}
