package dev.groundwork.localstack.google;

import java.util.Optional;

/** The value of {@code email_verified} in an ID token: the boolean that the specification asks for, a text as some providers send, or nothing. */
public enum EmailVerified {
    TRUE,
    FALSE,
    TEXT_TRUE,
    TEXT_FALSE,
    ABSENT;

    /** The claim's value, nothing where the claim is left out. */
    public Optional<Object> claim() {
        return switch (this) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            case TEXT_TRUE -> Optional.of("true");
            case TEXT_FALSE -> Optional.of("false");
            case ABSENT -> Optional.empty();
        };
    }
}
