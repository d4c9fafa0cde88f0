package dev.groundwork.auth.throttle;

import dev.groundwork.auth.account.EmailAddress;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;

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
