package dev.groundwork.ledger.model;

/** The kind of an operation: entries of a type, or a hold event, which moves no credits. */
public sealed interface OperationKind permits EntryType, HoldEvent {

    /** One letter for it, never changed once used. */
    char letter();

    /** The kind of this letter. */
    static OperationKind of(char letter) {
        return Character.isUpperCase(letter) ? HoldEvent.of(letter) : EntryType.of(letter);
    }
}
