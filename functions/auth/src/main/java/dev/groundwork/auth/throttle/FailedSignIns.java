package dev.groundwork.auth.throttle;

import dev.groundwork.http.Edge;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Counts the failed sign-ins of a caller, at any address, without a round trip of its own: the permit is taken from what this process knows,
 * and the failure is counted over all processes in the write that stores it for the account's owner.
 *
 * <p>In one window no process verifies more than {@link CallerLimit#PERMITS} failing passwords of a caller, and over all processes no more than
 * that many are answered as wrong. A process learns of the others' failures by its first one above the limit, which is verified and answered as
 * one too many; from then on it verifies none.
 */
public interface FailedSignIns {

    /** Takes a permit for one attempt, or returns how long to wait for one. No round trip. */
    Admission take(Edge origin, Instant now);

    /** Returns the permit of an attempt that succeeded or was not verified: it does not count. No round trip. */
    void release(Admission.Permit permit);

    /**
     * Counts a failed attempt at a text that is no address. One round trip; one more for the first failure after an old window. The failures of
     * addresses are counted in the write that ends the attempt.
     *
     * @return how long the caller has to wait if others have used the permits up
     */
    Optional<Duration> failed(Admission.Permit permit, Instant now);

    /** The result of asking for a permit. */
    sealed interface Admission {

        /**
         * The attempt may go on.
         *
         * @param caller whose permit it is
         * @param since the beginning of its window in this process
         */
        record Permit(CallerNetwork caller, Instant since) implements Admission {}

        /**
         * All permits of the window are taken.
         *
         * @param left the rest of the window, at most {@link CallerLimit#WINDOW}
         */
        record Over(Duration left) implements Admission {}
    }

    /**
     * The network that a limit counts as one caller: an IPv4 address, or the /64 of an IPv6 address, since every household has a whole one
     * (RFC 6177 section 2).
     *
     * @param value the address or the prefix as text
     */
    record CallerNetwork(String value) {

        private static final int PREFIX_BYTES = 8;

        /** The network of an address as API Gateway tells it. What is no address stands for itself. */
        public static CallerNetwork of(String ip) {
            try {
                return InetAddress.ofLiteral(ip) instanceof Inet6Address v6
                        ? new CallerNetwork(prefix(v6) + "/64")
                        : new CallerNetwork(InetAddress.ofLiteral(ip).getHostAddress());
            } catch (IllegalArgumentException e) {
                return new CallerNetwork(ip);
            }
        }

        private static String prefix(Inet6Address address) {
            return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES));
        }

        /** Nothing of the address, so that it cannot slip into a log. */
        @Override
        public String toString() {
            return "CallerNetwork[…]";
        }
    }
}
