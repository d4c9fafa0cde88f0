package dev.groundwork.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a request that a reader of the old kind stopped. */
@Singleton
final class OldProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // the interface is
    public HttpResponse<?> handle(HttpRequest request, ProblemException exception) {
        return Responses.problem(exception.problem());
    }
}
