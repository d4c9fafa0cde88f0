package dev.groundwork.bench;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.adapter.OpeningLedger;
import dev.groundwork.ledger.domain.Grant;
import dev.groundwork.ledger.domain.GrantOutcome;
import dev.groundwork.ledger.domain.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Users who have more credits than a benchmark consumes. */
final class RichUsers {

    private static final long MANY = 1_000_000;
    private static final Duration MONTH = Duration.ofDays(30);

    private RichUsers() {}

    /** A user with the free credits and a million that stay. */
    static UserId open(Stack stack, Instant now) {
        var user = Keys.user();
        stack.tables().credits().put(OpeningLedger.item(user, now), OpeningLedger.CONDITION);
        grant(stack, user, now, Optional.empty());
        return user;
    }

    /** A user with four lots: besides those two, two that expire. */
    static UserId withFourLots(Stack stack, Instant now) {
        var user = open(stack, now);
        grant(stack, user, now, Optional.of(now.plus(MONTH)));
        grant(stack, user, now, Optional.of(now.plus(MONTH.multipliedBy(2))));
        return user;
    }

    private static void grant(Stack stack, UserId user, Instant now, Optional<Instant> expiresAt) {
        var grant = new Grant(
                user, Keys.scoped(Keys.ordered(now)), Credits.of(MANY), new Reference("a benchmark"), expiresAt);
        if (!(stack.ledger().grant(grant) instanceof GrantOutcome.Given)) {
            throw new IllegalStateException("not granted");
        }
    }
}
