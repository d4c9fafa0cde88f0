package dev.groundwork.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every response the headers that all carry, errors included, and problems their form, RFC 9457 {@code application/problem+json}. A public response
 * says so with a {@code Cache-Control} of its own.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ResponseRendering implements Ordered {

    /** RFC 9457 section 3. */
    static final String MEDIA_TYPE = "application/problem+json";

    /** Names the request; a response without this header has not passed this filter. */
    static final String REQUEST_ID = "X-Request-Id";

    private static final Map<String, String> HEADERS = Map.of(
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer");
    private static final String NO_STORE = "no-store";
    private static final String BEARER = "Bearer realm=\"groundwork\"";

    private final String pages;
    private final String topUpUrl;
    private final JsonMapper json;

    ResponseRendering(@Value("${groundwork.web.origin}") String webOrigin, JsonMapper json) {
        this.json = json;
        this.pages = webOrigin + "/docs/errors/";
        this.topUpUrl = webOrigin + "/credits";
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void render(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.getBody().orElse(null) instanceof Problem problem) {
            response.body(body(Edge.of(request).requestId(), problem)).contentType(MEDIA_TYPE);
            problem.retryAfter()
                    .ifPresent(wait -> response.header(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()))));
            if (problem.code() == ProblemCode.UNAUTHENTICATED) {
                response.header(HttpHeaders.WWW_AUTHENTICATE, BEARER);
            }
        }
    }

    @ResponseFilter
    void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header(REQUEST_ID, Edge.of(request).requestId());
        HEADERS.forEach(response::header);
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            response.header(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
    }

    /** The response to a request that failed before any filter ran. */
    APIGatewayV2HTTPResponse fault(String requestId) {
        var problem = Problem.of(ProblemCode.INTERNAL_ERROR, "The request id finds it in our log.");
        var headers = new HashMap<>(HEADERS);
        headers.put(REQUEST_ID, requestId);
        headers.put(HttpHeaders.CACHE_CONTROL, NO_STORE);
        headers.put(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        var response = new APIGatewayV2HTTPResponse();
        response.setStatusCode(problem.code().status());
        response.setHeaders(headers);
        response.setBody(text(body(requestId, problem)));
        return response;
    }

    private String text(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException("texts and numbers can always be written", e);
        }
    }

    private Map<String, Object> body(String requestId, Problem problem) {
        var code = problem.code();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", pages + code.code());
        body.put("title", code.title());
        body.put("status", code.status());
        body.put("detail", problem.detail());
        body.put("instance", "urn:request:" + requestId);
        body.put("code", code.code());
        if (!problem.errors().isEmpty()) {
            body.put("errors", fields(problem.errors()));
        }
        body.putAll(problem.members());
        if (code == ProblemCode.INSUFFICIENT_CREDITS) {
            body.put("topUpUrl", topUpUrl);
        }
        return body;
    }

    private static List<Map<String, Object>> fields(List<FieldError> errors) {
        return errors.stream()
                .map(e -> Map.<String, Object>of("pointer", e.pointer(), "code", e.code(), "detail", e.detail()))
                .toList();
    }
}
