package dev.groundwork.apps;

import dev.groundwork.http.Responses;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The problems that several routes of apps answer. */
public final class AppProblems {

    private static final Duration PROVIDER_WAIT = Duration.ofSeconds(5);

    private AppProblems() {}

    /** Answers 402: the owner cannot pay for a day of hosting. */
    public static HttpResponse<?> insufficientCredits(Credits required, Credits available) {
        return Responses.insufficientCredits("An app needs credits for a day of hosting.", required, available);
    }

    /**
     * Answers 409: the app's provider cannot do what was asked for.
     *
     * @param alternatives requests that do something similar
     */
    public static HttpResponse<?> unsupported(List<String> alternatives) {
        return Responses.problem(Problem.of(ProblemCode.UNSUPPORTED_BY_PROVIDER, "The app's provider cannot do that.")
                .with("alternatives", alternatives));
    }

    /** Answers 503 with {@code Retry-After}: the app's provider does not answer. */
    public static HttpResponse<?> providerUnavailable() {
        return Responses.problem(Problem.of(
                        ProblemCode.TEMPORARILY_UNAVAILABLE, "The app's provider does not answer. Repeat the request.")
                .retryAfter(PROVIDER_WAIT));
    }
}
