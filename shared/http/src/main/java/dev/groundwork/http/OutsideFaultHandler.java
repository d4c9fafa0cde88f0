package dev.groundwork.http;

import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** A fault of AWS that outlasted the SDK's retries: the caller is asked to come back, and finds out then what became of its request. */
@Singleton
final class OutsideFaultHandler implements ExceptionHandler<SdkException, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideFaultHandler.class);
    private static final Duration WAIT = Duration.ofSeconds(2);

    @Override
    @SuppressWarnings("rawtypes") // the interface is
    public HttpResponse<?> handle(HttpRequest request, SdkException fault) {
        LOG.atError()
                .addKeyValue("requestId", Edge.of(request).requestId())
                .setCause(fault)
                .log("A service that we depend on did not answer");
        var problem = Problem.of(
                ProblemCode.TEMPORARILY_UNAVAILABLE, "A service that we depend on did not answer. Repeat the request.");
        return Responses.problem(problem.retryAfter(WAIT));
    }
}
