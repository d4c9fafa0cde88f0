package dev.groundwork.http;

import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Answers requests that ended in an exception of ours or of the SDK. These are routes of the router, which knows them by the exception's type; a bean
 * that handles exceptions is searched among all at every exception anew.
 */
@Controller
final class FailedRequests {

    private static final Logger LOG = LoggerFactory.getLogger(FailedRequests.class);
    private static final Duration WAIT = Duration.ofSeconds(2);

    /** A request that a filter, a binder or a reader of a body stopped. */
    @Error(global = true)
    HttpResponse<?> stopped(ProblemException exception) {
        return Responses.problem(exception.problem());
    }

    /** A fault of AWS that outlasted the SDK's retries: the caller is asked to come back, and finds out then what became of its request. */
    @Error(global = true)
    HttpResponse<?> unanswered(HttpRequest<?> request, SdkException fault) {
        LOG.atError()
                .addKeyValue("requestId", Edge.of(request).requestId())
                .setCause(fault)
                .log("A service that we depend on did not answer");
        var problem = Problem.of(
                ProblemCode.TEMPORARILY_UNAVAILABLE, "A service that we depend on did not answer. Repeat the request.");
        return Responses.problem(problem.retryAfter(WAIT));
    }
}
