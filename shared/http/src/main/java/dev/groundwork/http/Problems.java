package dev.groundwork.http;

import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders problems as RFC 9457 {@code application/problem+json}: the one place where an error gets its form. */
@Singleton
public final class Problems {

    /** RFC 9457 section 3. */
    static final String MEDIA_TYPE = "application/problem+json";

    private static final String BEARER = "Bearer realm=\"groundwork\"";

    private final String pages;

    Problems(@Value("${groundwork.web.origin}") String webOrigin) {
        this.pages = webOrigin + "/docs/errors/";
    }

    /** The answer to {@code request} that tells this problem. */
    public MutableHttpResponse<Object> response(HttpRequest<?> request, Problem problem) {
        var code = problem.code();
        MutableHttpResponse<Object> response = HttpResponse.status(HttpStatus.valueOf(code.status()));
        response.body(body(request, problem)).contentType(MEDIA_TYPE);
        problem.retryAfter()
                .ifPresent(wait -> response.header(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()))));
        if (code == ProblemCode.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, BEARER);
        }
        return response;
    }

    private Map<String, Object> body(HttpRequest<?> request, Problem problem) {
        var code = problem.code();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", pages + code.code());
        body.put("title", code.title());
        body.put("status", code.status());
        body.put("detail", problem.detail());
        body.put("instance", "urn:request:" + Edge.of(request).requestId());
        body.put("code", code.code());
        if (!problem.errors().isEmpty()) {
            body.put("errors", fields(problem.errors()));
        }
        body.putAll(problem.members());
        return body;
    }

    private static List<Map<String, Object>> fields(List<FieldError> errors) {
        return errors.stream()
                .map(e -> Map.<String, Object>of("pointer", e.pointer(), "code", e.code(), "detail", e.detail()))
                .toList();
    }
}
