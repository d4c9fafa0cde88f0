package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets calls of a provider through while its circuit is closed, and counts the refusals of our token. */
@Singleton
public final class CircuitGuard {

    private static final Logger LOG = LoggerFactory.getLogger(CircuitGuard.class);

    private final ProviderCircuits circuits;
    private final ProductClock clock;

    public CircuitGuard(ProviderCircuits circuits, ProductClock clock) {
        this.circuits = circuits;
        this.clock = clock;
    }

    /** Makes a call. While the circuit is open the provider is unavailable for the rest of that time, and is not called. */
    <T> ProviderOutcome<T> call(ProviderName provider, Supplier<ProviderOutcome<T>> call) {
        var circuit = circuits.read(provider);
        var open = circuit.openFor(clock.instant());
        if (open.isPresent()) {
            return new ProviderOutcome.Unavailable<>(false, open);
        }
        var outcome = call.get();
        if (outcome instanceof ProviderOutcome.TokenRefused) {
            refused(provider);
        } else if (circuit.refusals() > 0 && !(outcome instanceof ProviderOutcome.Unavailable)) {
            circuits.accepted(provider);
        }
        return outcome;
    }

    private void refused(ProviderName provider) {
        circuits.refused(provider, clock.instant());
        LOG.atError()
                .addKeyValue("event", "provider_token_refused")
                .addKeyValue("provider", provider.text())
                .log("A provider refuses our token; what has to be done there waits");
    }
}
