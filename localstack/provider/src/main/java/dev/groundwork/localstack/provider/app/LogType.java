package dev.groundwork.localstack.provider.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The logs of a service. */
public enum LogType {
    BUILD,
    RUNTIME;

    /** As the API writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that the API writes so. */
    public static Optional<LogType> parse(String word) {
        return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
    }
}
