package dev.groundwork.ledger.domain;

/** What an operation is: entries of a type, or a mark, which moves no credits. */
public sealed interface Kind permits EntryType, Mark {

    /** One letter for it, never changed once used. */
    char letter();

    /** The kind of this letter. */
    static Kind of(char letter) {
        return Character.isUpperCase(letter) ? Mark.of(letter) : EntryType.of(letter);
    }
}
