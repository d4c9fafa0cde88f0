package dev.groundwork.localstack.runner.control;

/** A request that the control API refuses, with a status and a sentence for the caller. */
final class RefusedException extends RuntimeException {

    private final int status;

    RefusedException(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
