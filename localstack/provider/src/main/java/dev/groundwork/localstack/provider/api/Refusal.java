package dev.groundwork.localstack.provider.api;

/** A request that is answered with an error. Thrown where the fault is found, answered once, at the edge; carries no stack trace. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String code;

    private Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal unauthorized() {
        return new Refusal(401, "unauthorized", "The token is missing or wrong");
    }

    static Refusal notFound(String what) {
        return new Refusal(404, "not_found", "There is no such " + what);
    }

    static Refusal method() {
        return new Refusal(405, "method_not_allowed", "This path does not know the method");
    }

    static Refusal malformed(String message) {
        return new Refusal(400, "malformed_request", message);
    }

    static Refusal invalid(String message) {
        return new Refusal(422, "invalid_request", message);
    }

    static Refusal conflict(String code, String message) {
        return new Refusal(409, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
