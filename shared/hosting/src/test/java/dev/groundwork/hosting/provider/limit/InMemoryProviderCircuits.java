package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The circuits in memory. */
public final class InMemoryProviderCircuits implements ProviderCircuits {

    private final Map<ProviderName, Circuit> circuits = new EnumMap<>(ProviderName.class);

    @Override
    public synchronized Circuit read(ProviderName provider) {
        return circuits.getOrDefault(provider, Circuit.CLOSED);
    }

    @Override
    public synchronized void refused(ProviderName provider, Instant now) {
        var before = read(provider);
        var refusals = before.refusals() + 1;
        circuits.put(
                provider,
                refusals < REFUSALS
                        ? new Circuit(refusals, before.openUntil())
                        : new Circuit(0, Optional.of(now.plus(OPEN_FOR))));
    }

    @Override
    public synchronized void accepted(ProviderName provider) {
        circuits.put(provider, new Circuit(0, read(provider).openUntil()));
    }
}
