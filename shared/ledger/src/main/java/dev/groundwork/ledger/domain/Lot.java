package dev.groundwork.ledger.domain;

/**
 * Credits that came together. Its text is a letter and a number, {@code F100}.
 *
 * @param kind where they came from
 * @param size how many of them were left when the lots were last written
 */
public record Lot(Kind kind, long size) {

    /** Where credits came from, in the order in which they burn. */
    public enum Kind {
        FREE_TIER('F'),
        PURCHASED('P');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        private static Kind of(char letter) {
            for (var kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalStateException("no lot has the letter " + letter);
        }
    }

    static Lot parse(String text) {
        return new Lot(Kind.of(text.charAt(0)), Long.parseLong(text.substring(1)));
    }

    @Override
    public String toString() {
        return kind.letter + Long.toString(size);
    }
}
