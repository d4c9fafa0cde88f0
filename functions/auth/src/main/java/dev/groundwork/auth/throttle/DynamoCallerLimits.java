package dev.groundwork.auth.throttle;

import dev.groundwork.auth.throttle.FailedSignIns.CallerNetwork;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import dev.groundwork.http.Edge;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The limit on requests of a caller, counted in the caller's item. */
@Singleton
final class DynamoCallerLimits implements CallerLimits {

    /** The number of times that others may begin a window before the caller has to wait. */
    private static final int MAX_TRIES = 3;

    private static final Duration CONTENTION_WAIT = Duration.ofSeconds(1);

    private final Table table;
    private final CallerLimitItem items;

    DynamoCallerLimits(@Named("accounts") Table table, CallerLimitItem items) {
        this.table = table;
        this.items = items;
    }

    @Override
    public Optional<Duration> take(Edge origin, Instant now) {
        var key = items.key(CallerLimit.REQUESTS, CallerNetwork.of(origin.sourceIp()));
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            switch (table.update(key, CallerLimitItem.nextPermit(now))) {
                case WriteOutcome.Written written -> {
                    return Optional.empty();
                }
                case WriteOutcome.ConditionFailed(var found) -> {
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
        return Optional.of(CONTENTION_WAIT);
    }
}
