package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The circuit of each provider, shared by all processes: after {@value #REFUSALS} refusals of our token in a row nobody calls the provider
 * for {@link #OPEN_FOR}, and what has to be done there waits.
 */
public interface ProviderCircuits {

    /** The refusals in a row that open a circuit. */
    int REFUSALS = 3;

    /** The time that a circuit stays open. */
    Duration OPEN_FOR = Duration.ofMinutes(5);

    /**
     * The state of a circuit.
     *
     * @param refusals the refusals in a row since it was last closed
     * @param openUntil until when nobody calls the provider
     */
    record Circuit(int refusals, Optional<Instant> openUntil) {

        /** The state of a provider that never refused. */
        public static final Circuit CLOSED = new Circuit(0, Optional.empty());

        /** Returns how long it stays open; nothing when it is closed. */
        public Optional<Duration> openFor(Instant now) {
            return openUntil.filter(now::isBefore).map(until -> Duration.between(now, until));
        }
    }

    /** Reads a circuit. */
    Circuit read(ProviderName provider);

    /** Counts a refusal of our token, and opens the circuit with the last one. */
    void refused(ProviderName provider, Instant now);

    /** Forgets the refusals: the provider has taken our token. */
    void accepted(ProviderName provider);
}
