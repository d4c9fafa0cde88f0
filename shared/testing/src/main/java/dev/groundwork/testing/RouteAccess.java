package dev.groundwork.testing;

import dev.groundwork.testing.EveryRoute.Route;
import dev.groundwork.testing.HttpFunction.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Walks every route of a function, also those that come later, and tells who gets past the edge.
 *
 * @param routes the routes
 * @param send sends a request
 */
public record RouteAccess(List<Route> routes, Function<HttpEvent, Answer> send) {

    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;

    public RouteAccess {
        routes = List.copyOf(routes);
    }

    /** Returns the routes that let a request without a token pass. */
    public List<String> open() {
        return routes.stream()
                .filter(route -> !isClosed(route, send.apply(route.event())))
                .map(RouteAccess::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns what a token that opens nothing got past the edge of a closed route, or a refusal that differs from the one without a token. */
    public List<String> openedBy(Map<String, String> wrongTokens) {
        var found = new TreeSet<String>();
        for (var route : routes) {
            var without = send.apply(route.event());
            if (isClosed(route, without)) {
                wrongTokens.forEach((what, token) -> {
                    var answer = send.apply(route.event().bearer(token));
                    if (!refusal(answer).equals(refusal(without))) {
                        found.add(name(route) + " with " + what + ": " + answer.text());
                    }
                });
            }
        }
        return List.copyOf(found);
    }

    /** Returns the routes that refuse a caller with such a token because it is not for them. */
    public List<String> forbiddenTo(Supplier<String> token) {
        return routes.stream()
                .filter(route -> isForbidden(route, send.apply(route.event().bearer(token.get()))))
                .map(RouteAccess::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns every route. */
    public List<String> all() {
        return routes.stream().map(RouteAccess::name).distinct().sorted().toList();
    }

    private static boolean isForbidden(Route route, Answer answer) {
        return answer.status() == FORBIDDEN
                && (isHead(route) || answer.json().path("code").asText().equals("insufficient_scope"));
    }

    /** Some open routes answer 401 on their own, without the name of a scheme. */
    private static boolean isClosed(Route route, Answer answer) {
        return answer.status() == UNAUTHENTICATED
                && answer.header("www-authenticate").equals(Optional.of("Bearer realm=\"groundwork\""))
                && (isHead(route) || answer.json().path("detail").asText().equals("Send a valid access token."));
    }

    private static boolean isHead(Route route) {
        return route.method().equals("HEAD");
    }

    /** All of an answer that may not differ. */
    private static Map<String, Object> refusal(Answer answer) {
        var headers = new LinkedHashMap<String, Object>(answer.raw().getHeaders());
        headers.keySet().removeIf("x-request-id"::equalsIgnoreCase);
        headers.put("status", answer.status());
        headers.put("body", answer.text().replaceAll("urn:request:[^\"]*", ""));
        return headers;
    }

    private static String name(Route route) {
        return route.method() + " " + route.path();
    }
}
