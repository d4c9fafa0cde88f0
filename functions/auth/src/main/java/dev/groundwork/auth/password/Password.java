package dev.groundwork.auth.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * A password to check, in Normalization Form C (RFC 8265 section 4.2.2, as NIST SP 800-63B-4 asks before hashing): an "é" is the same
 * however a keyboard spells it. Nothing else is changed: nothing is trimmed, cut or folded (ASVS 5.0 6.2.8).
 *
 * @param value every code point that was typed, composed
 */
public record Password(String value) {

    public Password {
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    /** Returns false for a text with a lone surrogate, whose bytes would be those of another password. */
    boolean isUnicode() {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    /** Nothing of the password, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "Password[…]";
    }

    /**
     * The result of a verification.
     *
     * @param matches whether it is the password
     * @param outdated whether the stored hash has other parameters or another pepper than today's
     */
    public record Verification(boolean matches, boolean outdated) {}
}
