package dev.groundwork.localstack.provider.front;

import java.io.IOException;

/** A message that is not HTTP/1.1 as RFC 9112 has it, or larger than allowed. */
final class BadMessage extends IOException {

    private final int status;

    BadMessage(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The status that a client is told. */
    int status() {
        return status;
    }
}
