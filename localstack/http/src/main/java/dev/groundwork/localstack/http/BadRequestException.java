package dev.groundwork.localstack.http;

/** A request that is not served; after the answer the connection ends. */
final class BadRequestException extends Exception {

    private final int status;

    BadRequestException(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    HttpResponse response() {
        return HttpResponse.json(status, "{\"message\":\"" + getMessage() + "\"}");
    }
}
