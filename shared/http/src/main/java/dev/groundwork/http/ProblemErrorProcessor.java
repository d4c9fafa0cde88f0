package dev.groundwork.http;

import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the framework's own errors (no such path, wrong verb, a body that is no JSON, a bug) the form of every other problem. */
@Singleton
@Primary
final class ProblemErrorProcessor implements ErrorResponseProcessor<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorProcessor.class);

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var problem = problem(HttpStatus.valueOf(response.code()));
        if (problem.code() == ProblemCode.INTERNAL_ERROR) {
            LOG.atError()
                    .addKeyValue("requestId", Edge.of(context.getRequest()).requestId())
                    .setCause(context.getRootCause().orElse(null))
                    .log("A request failed on our side");
        }
        return withHeadersOf(response, Responses.problem(problem));
    }

    private static Problem problem(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST, UNPROCESSABLE_ENTITY ->
                Problem.of(
                        ProblemCode.MALFORMED_JSON,
                        "The body or a parameter does not have the type that this route takes.");
            case UNAUTHORIZED -> Problem.of(ProblemCode.UNAUTHENTICATED, "Send a valid access token.");
            case FORBIDDEN -> Problem.of(ProblemCode.FORBIDDEN, "The token does not allow this.");
            case NOT_FOUND -> Problem.of(ProblemCode.NOT_FOUND, "No route or object has this path.");
            case METHOD_NOT_ALLOWED ->
                Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "See the Allow header for the methods.");
            case NOT_ACCEPTABLE -> Problem.of(ProblemCode.NOT_ACCEPTABLE, "This route answers application/json.");
            case REQUEST_ENTITY_TOO_LARGE -> Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "The body is too large.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            default -> Problem.of(ProblemCode.INTERNAL_ERROR, "The request id finds it in our log.");
        };
    }

    private static MutableHttpResponse<Object> withHeadersOf(
            HttpResponse<?> original, MutableHttpResponse<Object> rendered) {
        var allow = original.getHeaders().get("Allow");
        return allow == null ? rendered : rendered.header("Allow", allow);
    }
}
