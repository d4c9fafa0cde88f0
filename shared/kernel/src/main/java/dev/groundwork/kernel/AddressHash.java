package dev.groundwork.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A mail address in keys: what outlives an account does not hold its address. Two spellings that differ in case only have one hash.
 *
 * @param value SHA-256 of the address in lower case, in hexadecimal
 */
public record AddressHash(String value) {

    /** The hash of an address. */
    public static AddressHash of(String address) {
        try {
            var normal = address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return new AddressHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(normal)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
