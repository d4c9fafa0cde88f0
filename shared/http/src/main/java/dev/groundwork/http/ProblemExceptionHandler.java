package dev.groundwork.http;

import dev.groundwork.kernel.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a request that a binder stopped. */
@Singleton
final class ProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // the interface is
    public HttpResponse<?> handle(HttpRequest request, ProblemException exception) {
        return Responses.problem(exception.problem());
    }
}
