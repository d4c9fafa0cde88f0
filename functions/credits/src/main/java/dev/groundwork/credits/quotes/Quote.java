package dev.groundwork.credits.quotes;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Catalogue.Complexity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A price that is promised for a while, whatever the catalogue says by then.
 *
 * @param user for whom
 * @param action what for
 * @param complexity of a build
 * @param cost the price
 * @param expiresAt until when, in whole seconds
 */
public record Quote(UserId user, Action action, Optional<Complexity> complexity, Credits cost, Instant expiresAt) {

    /** The lifetime of a quote. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** Tells whether it was promised for this user, action and complexity. */
    public boolean isFor(UserId who, Action what) {
        return user.equals(who) && action == what;
    }

    /** Tells whether it has expired. */
    public boolean isExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
