package dev.groundwork.credits.http;

import dev.groundwork.credits.usecase.TopUp;
import dev.groundwork.http.Problems;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The answers of routes that move credits when they do not. */
@Singleton
final class Refusals {

    /** The header that marks an answer given before. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final Duration BUSY_WAIT = Duration.ofSeconds(1);

    private final TopUp topUp;
    private final Problems problems;

    Refusals(TopUp topUp, Problems problems) {
        this.topUp = topUp;
        this.problems = problems;
    }

    HttpResponse<?> tooFew(HttpRequest<?> request, Credits required, Credits available) {
        return problems.response(
                request,
                Problem.of(ProblemCode.INSUFFICIENT_CREDITS, "It costs more than there is. Nothing was taken.")
                        .with("required", required.amount())
                        .with("available", available.amount())
                        .with("topUpUrl", topUp.page().toString()));
    }

    HttpResponse<?> keyReused(HttpRequest<?> request) {
        return of(request, ProblemCode.IDEMPOTENCY_KEY_REUSED, "Another request was made with this key.");
    }

    HttpResponse<?> unknownUser(HttpRequest<?> request) {
        return of(request, ProblemCode.NOT_FOUND, "There is no such user.");
    }

    HttpResponse<?> invalidQuote(HttpRequest<?> request) {
        return of(
                request, ProblemCode.INVALID_QUOTE, "It is not for this user and action, was changed, or is too old.");
    }

    HttpResponse<?> busy(HttpRequest<?> request) {
        return problems.response(
                request,
                Problem.of(ProblemCode.REQUEST_IN_PROGRESS, "Another change of this account is under way.")
                        .retryAfter(BUSY_WAIT));
    }

    HttpResponse<?> of(HttpRequest<?> request, ProblemCode code, String detail) {
        return problems.response(request, Problem.of(code, detail));
    }
}
