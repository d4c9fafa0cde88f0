package dev.groundwork.bench;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.store.OpeningLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Users who have more credits than a benchmark consumes. */
final class FundedUsers {

    private static final long MANY = 1_000_000;
    private static final Duration MONTH = Duration.ofDays(30);

    private FundedUsers() {}

    /** A user with the free credits and a million that stay. */
    static UserId open(BenchFunctions functions, Instant now) {
        var user = BenchRequests.user();
        functions.tables().credits().put(OpeningLedger.item(user, now), OpeningLedger.CONDITION);
        grant(functions, user, now, Optional.empty());
        return user;
    }

    /** A user with four lots: besides those two, two that expire. */
    static UserId withFourLots(BenchFunctions functions, Instant now) {
        var user = open(functions, now);
        grant(functions, user, now, Optional.of(now.plus(MONTH)));
        grant(functions, user, now, Optional.of(now.plus(MONTH.multipliedBy(2))));
        return user;
    }

    private static void grant(BenchFunctions functions, UserId user, Instant now, Optional<Instant> expiresAt) {
        var grant = new GrantRequest(
                user,
                BenchRequests.scoped(BenchRequests.ordered(now)),
                Credits.of(MANY),
                new Reference("a benchmark"),
                expiresAt);
        if (!(functions.ledger().grant(grant) instanceof GrantOutcome.Given)) {
            throw new IllegalStateException("not granted");
        }
    }
}
