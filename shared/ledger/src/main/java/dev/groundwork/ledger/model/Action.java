package dev.groundwork.ledger.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A thing that credits are spent on. */
public enum Action {
    IDEATION_MESSAGE('i'),
    WEB_SEARCH('w'),
    BUILD_ITERATION('b'),
    SIA_INTERVENTION('s'),
    /** One app for one day; charged by the clock, never by a request. */
    APP_HOSTING_DAY('h');

    private final char letter;

    Action(char letter) {
        this.letter = letter;
    }

    /** The name that callers use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One letter for it, never changed once used. */
    public char letter() {
        return letter;
    }

    /** The action that a caller names, or nothing when there is none of that name. */
    public static Optional<Action> parse(String text) {
        return Arrays.stream(values()).filter(a -> a.text().equals(text)).findFirst();
    }

    static Action of(char letter) {
        return Arrays.stream(values())
                .filter(a -> a.letter == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no action has the letter " + letter));
    }
}
