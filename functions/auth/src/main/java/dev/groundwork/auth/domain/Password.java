package dev.groundwork.auth.domain;

/**
 * A password as it was typed: nothing trimmed, nothing truncated, no normal form. Whether it is good enough is {@link PasswordPolicy}'s
 * question.
 *
 * @param value every code point that was typed
 */
public record Password(String value) {

    /** Nothing of the password, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "Password[…]";
    }
}
