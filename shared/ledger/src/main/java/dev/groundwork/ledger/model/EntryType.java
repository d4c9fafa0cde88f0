package dev.groundwork.ledger.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why credits moved. */
public enum EntryType implements OperationKind {
    PURCHASE('p'),
    CONSUME('c'),
    REFUND('r'),
    BONUS('b'),
    FREE_TIER('f'),
    SUBSCRIPTION('s'),
    HOSTING('h'),
    EXPIRE('x'),
    CLAWBACK('k');

    private final char letter;

    EntryType(char letter) {
        this.letter = letter;
    }

    /** The name that callers see. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public char letter() {
        return letter;
    }

    /** The type that a caller names, or nothing when there is none of that name. */
    public static Optional<EntryType> parse(String text) {
        return Arrays.stream(values()).filter(t -> t.text().equals(text)).findFirst();
    }

    static EntryType of(char letter) {
        return Arrays.stream(values())
                .filter(t -> t.letter == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no type has the letter " + letter));
    }
}
