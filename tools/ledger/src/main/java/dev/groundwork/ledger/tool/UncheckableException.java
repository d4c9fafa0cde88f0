package dev.groundwork.ledger.tool;

/** Nothing can be checked; the message is a sentence for people. */
final class UncheckableException extends RuntimeException {

    UncheckableException(String message) {
        super(message);
    }
}
