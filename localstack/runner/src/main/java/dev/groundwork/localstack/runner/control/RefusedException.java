package dev.groundwork.localstack.runner.control;

/** What is wrong with a request to the control API, as a sentence for who sent it. */
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
