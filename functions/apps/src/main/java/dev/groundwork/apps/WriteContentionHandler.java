package dev.groundwork.apps;

import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.http.Responses;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Answers 503 when so many requests change one app at once that this one did not succeed: nothing was changed, it may be repeated. */
@Singleton
final class WriteContentionHandler implements ExceptionHandler<WriteContentionException, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // the interface is
    public HttpResponse<?> handle(HttpRequest request, WriteContentionException exception) {
        return Responses.problem(
                Problem.of(ProblemCode.TEMPORARILY_UNAVAILABLE, "Others change this app right now. Repeat the request.")
                        .retryAfter(Duration.ofSeconds(1)));
    }
}
