package dev.groundwork.localstack.google;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The faults that the stand-in's ID tokens may have. */
public enum Tamper {
    NONE,
    BAD_SIGNATURE,
    ALG_NONE,
    WRONG_AUD,
    WRONG_ISS,
    WRONG_NONCE,
    NO_NONCE,
    EXPIRED;

    /** The name that callers use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lie that {@code text} names, or nothing when it names none. */
    public static Optional<Tamper> parse(String text) {
        return Arrays.stream(values()).filter(t -> t.text().equals(text)).findFirst();
    }
}
