package dev.groundwork.http;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * The responses that routes have in common. A problem is a body like any other here: the edge renders it as RFC 9457 with the request's id, so a
 * controller needs neither the request nor a bean for it.
 */
public final class Responses {

    /** Marks a response that was given before under the same idempotency key. */
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final String NO_OBJECT = "No route or object has this path.";

    private static final Duration BUSY_WAIT = Duration.ofSeconds(1);

    private Responses() {}

    /** A problem. */
    public static MutableHttpResponse<Object> problem(Problem problem) {
        MutableHttpResponse<Object> response =
                HttpResponse.status(HttpStatus.valueOf(problem.code().status()));
        return response.body(problem);
    }

    /** A problem with nothing but its code and a detail. */
    public static MutableHttpResponse<Object> problem(ProblemCode code, String detail) {
        return problem(Problem.of(code, detail));
    }

    /** 404, the same bytes for what never was, what is gone, and what belongs to somebody else. */
    public static MutableHttpResponse<Object> notFound() {
        return notFound(NO_OBJECT);
    }

    /** The problem of {@link #notFound()}, for an id in a path that is none. */
    public static ProblemException noSuchObject() {
        return new ProblemException(Problem.of(ProblemCode.NOT_FOUND, NO_OBJECT));
    }

    /** 404 with a detail of its own, where the caller may know what is missing. */
    public static MutableHttpResponse<Object> notFound(String detail) {
        return problem(ProblemCode.NOT_FOUND, detail);
    }

    /** 404: the user of a service's request does not exist. */
    public static MutableHttpResponse<Object> unknownUser() {
        return notFound("There is no such user.");
    }

    /** 404: the caller's own account is gone, and its credits with it. */
    public static MutableHttpResponse<Object> noCredits() {
        return notFound("This account has no credits any more.");
    }

    /** 406: the caller accepts none of the forms that the route has. */
    public static MutableHttpResponse<Object> notAcceptable(List<String> forms) {
        return problem(ProblemCode.NOT_ACCEPTABLE, "This route answers " + String.join(" or ", forms) + ".");
    }

    /**
     * 402; the edge adds {@code topUpUrl}.
     *
     * @param required the price
     * @param available what the user can spend
     */
    public static MutableHttpResponse<Object> insufficientCredits(String detail, Credits required, Credits available) {
        return problem(Problem.of(ProblemCode.INSUFFICIENT_CREDITS, detail)
                .with("required", required.amount())
                .with("available", available.amount()));
    }

    /** 409 with {@code Retry-After}: another request on the same account, or with the same key, is under way. */
    public static MutableHttpResponse<Object> requestInProgress() {
        return problem(Problem.of(ProblemCode.REQUEST_IN_PROGRESS, "Another change of this account is under way.")
                .retryAfter(BUSY_WAIT));
    }

    /** 422: the idempotency key names another request. */
    public static MutableHttpResponse<Object> keyReused() {
        return problem(ProblemCode.IDEMPOTENCY_KEY_REUSED, "Another request was made with this key.");
    }

    /** The response that was given before under the same key, marked as such. */
    public static <B> MutableHttpResponse<B> replayed(MutableHttpResponse<B> response) {
        return response.header(REPLAYED, "true");
    }

    /** With a link to the next page (RFC 8288), for lists in a form that cannot hold a cursor. */
    public static <B> MutableHttpResponse<B> withNext(MutableHttpResponse<B> response, String next) {
        return response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
}
