package dev.groundwork.http;

import dev.groundwork.kernel.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Answers problems for controllers that do not use {@link Responses} yet. */
@Singleton
public final class Problems {

    /** The answer to {@code request} that tells this problem. */
    public MutableHttpResponse<Object> response(HttpRequest<?> request, Problem problem) {
        return Responses.problem(problem);
    }
}
