package dev.groundwork.auth.throttle;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.throttle.AttemptPermits.AttemptInFlight.Permit;
import dev.groundwork.auth.throttle.FailureCount.FailureCountItem;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import dev.groundwork.kernel.Pause;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The permits of an address, in the address's item of the table {@code accounts}. An attempt takes one before its password is hashed and gives it
 * back with its result, see {@link AttemptResults}. Of failures in a row and attempts in flight there are never more than ten, so whatever comes
 * of the attempts in flight, no more than ten passwords in a row are told to be wrong before a wait (docs/adr/0064-attempts-in-flight.md).
 */
@Singleton
public final class AttemptPermits {

    /** The number of times that an attempt asks for a permit while others have them all, with pauses of four seconds in all at most. */
    private static final int MAX_ASKS = 16;

    private static final int FIRST_PAUSE_MILLIS = 20;
    private static final int DOUBLINGS = 4;

    private final Table table;
    private final ProductClock clock;
    private final SecureRandom random;
    private final Pause pause;

    AttemptPermits(@Named("accounts") Table table, ProductClock clock, SecureRandom random, Pause pause) {
        this.table = table;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
    }

    /** The result of asking for a permit. */
    public sealed interface Taking {

        /**
         * The attempt has begun.
         *
         * @param item the address's item afterwards
         */
        record Taken(AttemptInFlight attempt, Item item) implements Taking {}

        /** There were too many failures in a row. */
        record Waiting(Duration left) implements Taking {}

        /** Others have all permits, and have not ended in four seconds. */
        record AllInFlight() implements Taking {}
    }

    /**
     * Takes a permit, also where the address is unknown: one round trip. It waits for attempts in flight that may still succeed; so a wait is only
     * told where failures have started it.
     */
    public Taking take(EmailAddress address) {
        var key = AccountsTable.signIn(address.hash());
        var permit = Permit.next(clock.instant(), random);
        for (int asks = 1; ; asks++) {
            var taking = ask(key, address, permit);
            if (taking.isPresent()) {
                return taking.get();
            }
            if (asks == MAX_ASKS) {
                return new Taking.AllInFlight();
            }
            var longest = FIRST_PAUSE_MILLIS << Math.min(asks, DOUBLINGS);
            pause.millis(random.nextInt(FIRST_PAUSE_MILLIS, longest + 1));
        }
    }

    /** Asks once; nothing if others are in the way. An earlier ask whose answer was lost may have taken the permit. */
    private Optional<Taking> ask(Key key, EmailAddress address, Permit permit) {
        var now = clock.instant();
        return switch (table.update(key, FailureCountItem.take(permit, now))) {
            case WriteOutcome.Written(var item) -> Optional.of(taken(address, permit, item.orElseThrow(), now));
            case WriteOutcome.ConditionFailed(var found) -> {
                var seen = FailureCount.of(found.orElseThrow());
                if (seen.inFlight().contains(permit)) {
                    yield Optional.of(taken(address, permit, found.orElseThrow(), now));
                }
                var count = seen.at(now);
                var left = count.waitLeft(now);
                if (left.isPositive()) {
                    yield Optional.of(new Taking.Waiting(left));
                }
                yield count.hasRoom()
                        ? replace(key, FailureCountItem.replace(seen, count.with(permit), now))
                                .map(item -> taken(address, permit, item, now))
                        : Optional.empty();
            }
        };
    }

    private Optional<Item> replace(Key key, Expression next) {
        return switch (table.update(key, next)) {
            case WriteOutcome.Written(var item) -> item;
            case WriteOutcome.ConditionFailed refused -> Optional.empty();
        };
    }

    private static Taking taken(EmailAddress address, Permit permit, Item item, Instant now) {
        var count = FailureCount.of(item);
        var expired =
                count.inFlight().stream().filter(other -> other.isExpired(now)).collect(Collectors.toSet());
        return new Taking.Taken(new AttemptInFlight(address, permit, count.failures(), expired), item);
    }

    /**
     * An attempt at an address that has its permit and no result yet.
     *
     * @param address the address that is tried
     * @param permit its permit
     * @param failures the failures in a row when it began
     * @param expired the permits that were over when it began: a success ends them too
     */
    public record AttemptInFlight(EmailAddress address, Permit permit, long failures, Set<Permit> expired) {

        public AttemptInFlight {
            expired = Set.copyOf(expired);
        }

        /**
         * The permit of one attempt at an address, as it stands in the address's item while the attempt is in flight.
         *
         * @param text the end of its lease in milliseconds since 1970, a dot, and 64 random bits
         */
        public record Permit(String text) {

            /** A new permit, whose lease begins now. */
            static Permit next(Instant now, RandomGenerator random) {
                var nonce = HexFormat.of().toHexDigits(random.nextLong());
                return new Permit(now.plus(Throttle.LEASE).toEpochMilli() + "." + nonce);
            }

            /** The end of its lease. */
            Instant leaseEnd() {
                return Instant.ofEpochMilli(Long.parseLong(text.substring(0, text.indexOf('.'))));
            }

            /** Returns true if its lease is over. */
            boolean isExpired(Instant now) {
                return !leaseEnd().isAfter(now);
            }
        }
    }
}
