package dev.groundwork.http;

import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Tells a caller without a live token (401) from one whose token does not allow the route (403). */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationProblemHandler implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // the interface is
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
        var problem = exception.isForbidden()
                ? Problem.of(ProblemCode.INSUFFICIENT_SCOPE, "This token is not for this route.")
                : Problem.of(ProblemCode.UNAUTHENTICATED, "Send a valid access token.");
        return Responses.problem(problem);
    }
}
