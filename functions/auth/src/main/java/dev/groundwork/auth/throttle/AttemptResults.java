package dev.groundwork.auth.throttle;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.throttle.AttemptPermits.AttemptInFlight;
import dev.groundwork.auth.throttle.FailureCount.FailureCountItem;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The results of attempts, in the address's item of the table {@code accounts}: a success clears the failures, a failure is counted. Either ends
 * the attempt, and does so only while its permit is in flight. A result is told after that write and not without it: so nobody learns anything
 * of a password that is not counted, whatever is slow, dies or comes twice.
 */
@Singleton
public final class AttemptResults {

    /** The number of other results between the read of a count and its change; ten failures are the most without a success. */
    private static final int MAX_TRIES = 20;

    private final Table table;

    AttemptResults(@Named("accounts") Table table) {
        this.table = table;
    }

    /**
     * Ends an attempt as a failure. One round trip, one more for each result of another attempt that came between.
     *
     * @param now the time of the failure; where a newer one was counted meanwhile, that one's is taken, so that its wait is not cut short
     * @param commit commits the write to the address's item, and more with it; it is told whether the failure starts a wait
     */
    public Failure fail(AttemptInFlight attempt, Instant now, BiFunction<Transaction, Boolean, Written> commit) {
        var key = AccountsTable.signIn(attempt.address().hash());
        var seen = attempt.failures();
        var at = now;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var startsWait = seen + 1 >= Throttle.FREE_FAILURES;
            var write = startsWait
                    ? FailureCountItem.failureAfter(seen, attempt.permit(), at)
                    : FailureCountItem.freeFailure(attempt.permit(), at);
            switch (commit.apply(Transaction.empty().update(table, key, write), startsWait)) {
                case Written.Counted() -> {
                    return new Failure.Counted(startsWait ? Optional.of(seen + 1) : Optional.empty());
                }
                case CallerOver over -> {
                    return over;
                }
                case Written.Refused(var found) -> {
                    if (!FailureCountItem.isInFlight(attempt, found)) {
                        return new Failure.PermitExpired();
                    }
                    var count = FailureCount.of(found.orElseThrow());
                    seen = count.failures();
                    at = count.failedAt().filter(at::isBefore).orElse(at);
                }
            }
        }
        throw new IllegalStateException("the failures of an address changed " + MAX_TRIES + " times under one");
    }

    /** The outcome of the write of a failure. */
    public sealed interface Written permits Written.Counted, Written.Refused, CallerOver {

        /** The failure is counted. */
        record Counted() implements Written {}

        /**
         * The address's item has changed; nothing is written.
         *
         * @param found the item as it stands
         */
        record Refused(Optional<Item> found) implements Written {}
    }

    /** The end of an attempt that failed. */
    public sealed interface Failure permits Failure.Counted, Failure.PermitExpired, CallerOver {

        /**
         * It is counted.
         *
         * @param number the number of the failure if it starts a wait; else nothing, and it is one of the first nine in a row
         */
        record Counted(Optional<Long> number) implements Failure {}

        /** The attempt has outlived its permit. It was taken for a failure before, and its result must not be told. */
        record PermitExpired() implements Failure {}
    }

    /**
     * The failure is counted at the address, and its caller has failed too often, at any address.
     *
     * @param left how long the caller has to wait
     */
    public record CallerOver(Duration left) implements Written, Failure {}
}
