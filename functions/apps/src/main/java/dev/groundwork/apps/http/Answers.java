package dev.groundwork.apps.http;

import dev.groundwork.hosting.usecase.ControlOutcome;
import dev.groundwork.http.Problems;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The answers that several routes of apps give alike. */
@Singleton
final class Answers {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Problems problems;
    private final String topUpUrl;

    Answers(Problems problems, @Value("${groundwork.web.origin}") String webOrigin) {
        this.problems = problems;
        this.topUpUrl = webOrigin + "/credits";
    }

    /** What the route says of the app of this id; of a text that is no id it says that nothing is there. */
    HttpResponse<?> of(HttpRequest<?> request, String id, Function<AppId, HttpResponse<?>> route) {
        return AppId.parse(id).map(route).orElseGet(() -> notFound(request));
    }

    /** Another user's app, one that is gone and one that never was: the same bytes. */
    HttpResponse<?> notFound(HttpRequest<?> request) {
        return problem(request, Problem.of(ProblemCode.NOT_FOUND, "No route or object has this path."));
    }

    HttpResponse<?> problem(HttpRequest<?> request, Problem problem) {
        return problems.response(request, problem);
    }

    HttpResponse<?> insufficientCredits(HttpRequest<?> request, Credits required, Credits available) {
        return problem(
                request,
                Problem.of(ProblemCode.INSUFFICIENT_CREDITS, "An app needs credits for a day of hosting.")
                        .with("required", required.amount())
                        .with("available", available.amount())
                        .with("topUpUrl", topUpUrl));
    }

    HttpResponse<?> unsupported(HttpRequest<?> request, List<String> alternatives) {
        return problem(
                request,
                Problem.of(ProblemCode.UNSUPPORTED_BY_PROVIDER, "The app's provider cannot do that.")
                        .with("alternatives", alternatives));
    }

    HttpResponse<?> providerSilent(HttpRequest<?> request) {
        return problem(
                request,
                Problem.of(
                                ProblemCode.TEMPORARILY_UNAVAILABLE,
                                "The app's provider does not answer. Repeat the request.")
                        .retryAfter(SOON));
    }

    HttpResponse<?> of(HttpRequest<?> request, ControlOutcome outcome) {
        return switch (outcome) {
            case ControlOutcome.Accepted(var status) -> HttpResponse.accepted().body(new AppJson.Status(status.text()));
            case ControlOutcome.NotDeployed() ->
                problem(request, Problem.of(ProblemCode.NOT_DEPLOYED, "Deploy the app first."));
            case ControlOutcome.Unsupported(var alternatives) -> unsupported(request, alternatives);
            case ControlOutcome.InsufficientCredits(var required, var available) ->
                insufficientCredits(request, required, available);
            case ControlOutcome.NotFound() -> notFound(request);
        };
    }
}
