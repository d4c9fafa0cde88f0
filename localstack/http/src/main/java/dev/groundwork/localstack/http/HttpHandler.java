package dev.groundwork.localstack.http;

import java.util.Optional;

/** Answers requests. Called on a virtual thread for each connection, so it may block. */
@FunctionalInterface
public interface HttpHandler {

    /** The answer, or nothing to end the connection without one. */
    Optional<HttpResponse> answer(HttpRequest request) throws InterruptedException;
}
