package dev.groundwork.ledger.model;

import java.util.Arrays;

/** An event of a hold that moves no credits and so has no entry. */
public enum HoldEvent implements OperationKind {
    /** Credits are reserved. */
    HELD('H'),
    /** A hold is given up. */
    RELEASED('R'),
    /** A hold's time is over. */
    LAPSED('L');

    private final char letter;

    HoldEvent(char letter) {
        this.letter = letter;
    }

    @Override
    public char letter() {
        return letter;
    }

    static HoldEvent of(char letter) {
        return Arrays.stream(values())
                .filter(m -> m.letter == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no hold event has the letter " + letter));
    }
}
