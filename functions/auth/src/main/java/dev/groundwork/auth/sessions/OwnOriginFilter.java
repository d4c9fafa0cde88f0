package dev.groundwork.auth.sessions;

import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Refuses a foreign {@code Origin} on the routes of the refresh cookie, {@code null} included. Browsers send the header with every POST
 * (Fetch standard, "append a request Origin header"); a client without one is no browser and has nobody's cookies.
 */
@OwnOrigin
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class OwnOriginFilter {

    private final String own;

    OwnOriginFilter(@Value("${groundwork.web.origin}") String webOrigin) {
        this.own = webOrigin;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin != null && !origin.equals(own)) {
            throw new ProblemException(
                    Problem.of(ProblemCode.FOREIGN_ORIGIN, "This route takes requests from " + own + " only."));
        }
    }
}
