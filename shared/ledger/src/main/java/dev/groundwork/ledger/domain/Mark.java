package dev.groundwork.ledger.domain;

import java.util.Arrays;

/** What happens to held credits without an entry. */
public enum Mark implements Kind {
    /** Credits are reserved. */
    HELD('H'),
    /** A hold is given up. */
    RELEASED('R'),
    /** A hold's time is over. */
    LAPSED('L');

    private final char letter;

    Mark(char letter) {
        this.letter = letter;
    }

    @Override
    public char letter() {
        return letter;
    }

    static Mark of(char letter) {
        return Arrays.stream(values())
                .filter(m -> m.letter == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no mark has the letter " + letter));
    }
}
