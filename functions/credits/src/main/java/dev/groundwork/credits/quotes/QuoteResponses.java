package dev.groundwork.credits.quotes;

import dev.groundwork.http.Responses;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;

/** The responses about quotes that several routes give. */
public final class QuoteResponses {

    private QuoteResponses() {}

    /** 422: the quote does not hold for this request. */
    public static HttpResponse<?> invalid() {
        return Responses.problem(
                ProblemCode.INVALID_QUOTE, "It is not for this user and action, was changed, or is too old.");
    }
}
