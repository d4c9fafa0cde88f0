package dev.groundwork.auth.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

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
