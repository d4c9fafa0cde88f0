package dev.groundwork.apps.http;

import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.http.Problems;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** So many requests change one app at once that this one found no place: nothing was changed, it may be repeated. */
@Singleton
final class BusyHandler implements ExceptionHandler<WriteContentionException, HttpResponse<?>> {

    private final Problems problems;

    BusyHandler(Problems problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is
    public HttpResponse<?> handle(HttpRequest request, WriteContentionException exception) {
        var problem = Problem.of(
                ProblemCode.TEMPORARILY_UNAVAILABLE, "Others change this app right now. Repeat the request.");
        return problems.response(request, problem.retryAfter(Duration.ofSeconds(1)));
    }
}
