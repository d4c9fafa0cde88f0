package dev.groundwork.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.groundwork.json.JsonBody;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a request that API Gateway itself states. Nothing here comes from a header that a caller could forge but the user agent, which is only
 * shown.
 *
 * @param requestId names this request in answers and logs
 * @param sourceIp the caller's address as API Gateway saw it, never a forwarded header
 * @param userAgent what the caller calls itself, empty when it does not, at most 256 characters
 */
public record Edge(String requestId, String sourceIp, String userAgent) {

    private static final int MAX_USER_AGENT = 256;

    /** Returns the facts of {@code request}. */
    public static Edge of(HttpRequest<?> request) {
        var context = event(request).getRequestContext();
        return new Edge(context.getRequestId(), context.getHttp().getSourceIp(), userAgent(request));
    }

    /** A cookie's value, or nothing when it did not come. API Gateway sends cookies apart from the headers. */
    public static Optional<String> cookie(HttpRequest<?> request, String name) {
        var cookies = Optional.ofNullable(event(request).getCookies()).orElse(List.of());
        return cookies.stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst();
    }

    /** The body, whatever the content type says of its encoding: API Gateway hands over as base64 what is no text in UTF-8. */
    static JsonBody json(HttpRequest<?> request) {
        var event = event(request);
        return event.getIsBase64Encoded() ? JsonBody.of(bytes(event)) : JsonBody.of(text(event));
    }

    /** The bytes of the body. */
    static byte[] body(HttpRequest<?> request) {
        var event = event(request);
        return event.getIsBase64Encoded() ? bytes(event) : text(event).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(APIGatewayV2HTTPEvent event) {
        return Base64.getDecoder().decode(text(event));
    }

    private static String text(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getBody()).orElse("");
    }

    /** The event that API Gateway sent for this request. */
    static APIGatewayV2HTTPEvent event(HttpRequest<?> request) {
        for (HttpRequest<?> r = request; ; ) {
            if (r instanceof ServletHttpRequest<?, ?> servlet
                    && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event) {
                return event;
            }
            if (r instanceof HttpRequestWrapper<?> wrapper) {
                r = wrapper.getDelegate();
            } else {
                throw new IllegalStateException("not a request of API Gateway");
            }
        }
    }

    private static String userAgent(HttpRequest<?> request) {
        var text = Optional.ofNullable(request.getHeaders().get(HttpHeaders.USER_AGENT))
                .orElse("");
        return text.length() <= MAX_USER_AGENT ? text : text.substring(0, MAX_USER_AGENT);
    }
}
