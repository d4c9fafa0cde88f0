package dev.groundwork.auth.serviceclients;

import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.Scope;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Gives a service client another secret, with time to bring it to where the service reads it: for that long both are good. A secret that is
 * known to somebody else is rotated with no overlap. An operator does this, never a request from outside.
 */
@Singleton
final class RotateServiceClient {

    private final ServiceClients clients;
    private final ProductClock clock;
    private final SecureRandom random;

    RotateServiceClient(ServiceClients clients, ProductClock clock, SecureRandom random) {
        this.clients = clients;
        this.clock = clock;
        this.random = random;
    }

    /** The result of a rotation. */
    public sealed interface Outcome {

        /**
         * There is another secret.
         *
         * @param secret shown once: only its hash is stored
         * @param oldUntil when the secret before it expires; older ones no longer work
         */
        record Rotated(SecretToken secret, Instant oldUntil, Set<Scope> scopes) implements Outcome {}

        /** There is no such client. */
        record Unknown() implements Outcome {}

        /** Somebody else rotated it just now. */
        record Conflict() implements Outcome {}
    }

    /**
     * Rotates.
     *
     * @param overlap the time for which the present secret still works, at most {@link ServiceClient#LONGEST_OVERLAP}
     */
    public Outcome rotate(String id, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(ServiceClient.LONGEST_OVERLAP) > 0) {
            throw new IllegalArgumentException("the overlap is PT0S to " + ServiceClient.LONGEST_OVERLAP);
        }
        var found = clients.find(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        var secret = SecretToken.next(random);
        var until = clock.instant().plus(overlap);
        return clients.replace(found.get(), found.get().rotated(secret, until))
                ? new Outcome.Rotated(secret, until, found.get().scopes())
                : new Outcome.Conflict();
    }
}
