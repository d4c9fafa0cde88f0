package dev.groundwork.auth.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * 256 random bits that open something for their holder. Only their hash is stored; a fast hash is enough for what nobody can guess.
 *
 * @param value base64url, 43 characters for a token made here; anything when it came from a caller
 */
public record SecretToken(String value) {

    /** The characters of a token made here. */
    public static final int LENGTH = 43;

    private static final int BYTES = 32;

    /** Makes a new token. */
    public static SecretToken next(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Returns the form that may be stored: SHA-256 in hexadecimal. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had", e);
        }
    }

    /** Nothing of the token, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "SecretToken[…]";
    }
}
