package dev.groundwork.auth.throttle;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.WriteOutcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Callers' requests, counted in their items. */
@Singleton
final class DynamoCallerLimits implements CallerLimits {

    /** How often others may begin a window in between before the caller counts as crowded. */
    private static final int MAX_TRIES = 3;

    private static final Duration CROWDED_WAIT = Duration.ofSeconds(1);

    private final Table table;
    private final CallerLimitItem items;

    DynamoCallerLimits(@Named("accounts") Table table, CallerLimitItem items) {
        this.table = table;
        this.items = items;
    }

    @Override
    public Optional<Duration> take(CallerLimit limit, CallerNetwork caller, Instant now) {
        var key = items.key(limit, caller);
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            switch (table.update(key, CallerLimitItem.nextPermit(now))) {
                case WriteOutcome.Written written -> {
                    return Optional.empty();
                }
                case WriteOutcome.Refused(var found) -> {
                    var seen = found.orElseThrow();
                    var left = CallerLimitItem.left(seen, now);
                    if (left.isPositive()) {
                        return Optional.of(left);
                    }
                    if (table.update(key, CallerLimitItem.newWindow(seen, now)) instanceof WriteOutcome.Written) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(CROWDED_WAIT);
    }
}
