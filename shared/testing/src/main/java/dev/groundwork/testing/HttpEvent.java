package dev.groundwork.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds the event that API Gateway sends for a request, payload format 2.0. Immutable. */
public final class HttpEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers;
    private final Map<String, String> cookies;
    private final @Nullable String body;
    private final boolean base64;
    private final String sourceIp;

    private HttpEvent(
            String method,
            String path,
            String query,
            Map<String, String> headers,
            Map<String, String> cookies,
            @Nullable String body,
            boolean base64,
            String sourceIp) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.cookies = cookies;
        this.body = body;
        this.base64 = base64;
        this.sourceIp = sourceIp;
    }

    /** A request without a body. */
    public static HttpEvent of(String method, String path) {
        var cut = path.indexOf('?');
        return new HttpEvent(
                method,
                cut < 0 ? path : path.substring(0, cut),
                cut < 0 ? "" : path.substring(cut + 1),
                Map.of(),
                Map.of(),
                null,
                false,
                "127.0.0.1");
    }

    /** A GET. */
    public static HttpEvent get(String path) {
        return of("GET", path);
    }

    /** A POST with a JSON body. */
    public static HttpEvent post(String path, String json) {
        return of("POST", path).header("content-type", "application/json").body(json);
    }

    /** With a header. */
    public HttpEvent header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name.toLowerCase(Locale.ROOT), value);
        return new HttpEvent(method, path, query, more, cookies, body, base64, sourceIp);
    }

    /** With an access token. */
    public HttpEvent bearer(String token) {
        return header("authorization", "Bearer " + token);
    }

    /** With a cookie. */
    public HttpEvent cookie(String name, String value) {
        var more = new LinkedHashMap<>(cookies);
        more.put(name, value);
        return new HttpEvent(method, path, query, headers, more, body, base64, sourceIp);
    }

    /** With a text body. */
    public HttpEvent body(String text) {
        return new HttpEvent(method, path, query, headers, cookies, text, false, sourceIp);
    }

    /** With a binary body. */
    public HttpEvent body(byte[] bytes) {
        return new HttpEvent(
                method, path, query, headers, cookies, Base64.getEncoder().encodeToString(bytes), true, sourceIp);
    }

    /** From another caller. */
    public HttpEvent from(String ip) {
        return new HttpEvent(method, path, query, headers, cookies, body, base64, ip);
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** The event as API Gateway writes it. */
    public String json() {
        var event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", "ANY " + path);
        event.put("rawPath", path);
        event.put("rawQueryString", query);
        event.set("headers", JSON.valueToTree(headers));
        if (!cookies.isEmpty()) {
            var list = event.putArray("cookies");
            cookies.forEach((name, value) -> list.add(name + "=" + value));
        }
        if (!query.isEmpty()) {
            event.set("queryStringParameters", parameters());
        }
        event.set("requestContext", context());
        if (body != null) {
            event.put("body", body);
        }
        event.put("isBase64Encoded", base64);
        try {
            return JSON.writeValueAsString(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** API Gateway joins the values of one name by commas; what is not escaped rightly stays as it is. */
    private ObjectNode parameters() {
        var parameters = JSON.createObjectNode();
        for (var pair : query.split("&", -1)) {
            var cut = pair.indexOf('=');
            var name = cut < 0 ? pair : pair.substring(0, cut);
            var value = cut < 0 ? "" : decoded(pair.substring(cut + 1));
            parameters.put(name, parameters.has(name) ? parameters.get(name).asText() + "," + value : value);
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private ObjectNode context() {
        var context = JSON.createObjectNode();
        context.put("accountId", "123456789012");
        context.put("apiId", "test");
        context.put("domainName", "127.0.0.1");
        context.put("domainPrefix", "127");
        context.putObject("http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", sourceIp)
                .put("userAgent", headers.getOrDefault("user-agent", "test"));
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", "ANY " + path);
        context.put("stage", "$default");
        context.put("time", "07/Jan/2026:09:30:00 +0000");
        context.put("timeEpoch", 1767778200000L);
        return context;
    }
}
