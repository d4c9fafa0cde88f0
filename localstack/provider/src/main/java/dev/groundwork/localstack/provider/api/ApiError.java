package dev.groundwork.localstack.provider.api;

/** A request that is answered with an error. Thrown where the fault is found, answered once, at the edge; carries no stack trace. */
final class ApiError extends RuntimeException {

    private final int status;
    private final String code;

    private ApiError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ApiError unauthorized() {
        return new ApiError(401, "unauthorized", "The token is missing or wrong");
    }

    static ApiError notFound(String what) {
        return new ApiError(404, "not_found", "There is no such " + what);
    }

    static ApiError method() {
        return new ApiError(405, "method_not_allowed", "This path does not know the method");
    }

    static ApiError malformed(String message) {
        return new ApiError(400, "malformed_request", message);
    }

    static ApiError invalid(String message) {
        return new ApiError(422, "invalid_request", message);
    }

    static ApiError conflict(String code, String message) {
        return new ApiError(409, code, message);
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
