package dev.groundwork.http;

import dev.groundwork.kernel.ProblemCode;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.rules.SecuredAnnotationRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.security.token.reader.TokenResolver;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets a request through to its route if the caller may call it: 401 without a live token, 403 with one that is not for the route. Who may call stands in
 * {@code @Secured}, and Micronaut Security checks it; a route that says nothing is closed to everybody. Where everybody may call, no token is looked at.
 * A path without a route is a 404 for everybody, and a method that the path does not have a 405.
 *
 * <p>Takes the place of the library's own filter, which asks the same in a chain of publishers (ADR 0060).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CallerFilter implements Ordered {

    private final Router router;
    private final SecuredAnnotationRule secured;
    private final TokenResolver<HttpRequest<?>> tokens;
    private final AccessTokenValidator validator;

    CallerFilter(
            Router router,
            SecuredAnnotationRule secured,
            TokenResolver<HttpRequest<?>> tokens,
            AccessTokenValidator validator) {
        this.router = router;
        this.secured = secured;
        this.tokens = tokens;
        this.validator = validator;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order();
    }

    /** Answers a request that goes no further; returns nothing for one that does. */
    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (RouteAttributes.getRouteMatch(request).isEmpty()) {
            return withoutRoute(request);
        }
        if (isAllowed(request, null)) {
            return null;
        }
        var caller = tokens.resolveTokens(request).stream()
                .flatMap(token -> validator.authenticate(token).stream())
                .findFirst();
        if (caller.isEmpty()) {
            return Responses.problem(ProblemCode.UNAUTHENTICATED, "Send a valid access token.");
        }
        request.setAttribute(SecurityFilter.AUTHENTICATION, caller.get());
        return isAllowed(request, caller.get())
                ? null
                : Responses.problem(ProblemCode.INSUFFICIENT_SCOPE, "This token is not for this route.");
    }

    /** The framework looks for the handler of its own exception at every 404 anew, so only what has another method is left to it. */
    private @Nullable HttpResponse<?> withoutRoute(HttpRequest<?> request) {
        return router.findAny(request).isEmpty() ? Responses.notFound() : null;
    }

    /** A route without the annotation is unknown to the rule, so it is not allowed. The rule answers at once: nothing waits here. */
    private boolean isAllowed(HttpRequest<?> request, @Nullable Authentication caller) {
        return Mono.from(secured.check(request, caller)).block() == SecurityRuleResult.ALLOWED;
    }
}
