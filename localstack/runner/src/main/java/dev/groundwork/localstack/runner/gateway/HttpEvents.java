package dev.groundwork.localstack.runner.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.http.HttpHeaders;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.runner.template.Resources;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From HTTP to the events of payload format 2.0
 * (<a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">API Gateway</a>).
 */
final class HttpEvents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Bodies of these types are handed over as text where they are UTF-8; all others, forms too, as base64. */
    private static final List<String> TEXT =
            List.of("text/", "application/json", "application/javascript", "application/xml");

    private HttpEvents() {}

    static byte[] event(HttpRequest request, RouteTable.Match route, String requestId, Instant now) {
        var event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", route.key());
        event.put("rawPath", request.path());
        event.put("rawQueryString", request.query());
        cookies(request.headers(), event);
        event.set("headers", headers(request.headers()));
        if (!request.query().isEmpty()) {
            event.set("queryStringParameters", parameters(request.query()));
        }
        event.set("requestContext", context(request, route, requestId, now));
        if (!route.parameters().isEmpty()) {
            event.set("pathParameters", JSON.valueToTree(route.parameters()));
        }
        body(request, event);
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static void cookies(HttpHeaders headers, ObjectNode event) {
        var values = headers.all("Cookie");
        if (!values.isEmpty()) {
            var cookies = event.putArray("cookies");
            for (var value : values) {
                for (var cookie : value.split(";\\s*", -1)) {
                    if (!cookie.isEmpty()) {
                        cookies.add(cookie);
                    }
                }
            }
        }
    }

    /** Names in lower case, several values joined by commas, cookies apart. */
    private static ObjectNode headers(HttpHeaders headers) {
        var node = JSON.createObjectNode();
        headers.without("Cookie").byName().forEach((name, values) -> node.put(name, utf8(String.join(",", values))));
        return node;
    }

    /** Header bytes outside ASCII are UTF-8 nearly always; where they are not they stay as they came. */
    private static String utf8(String latin1) {
        var bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') < 0 ? text : latin1;
    }

    private static ObjectNode parameters(String query) {
        var all = new TreeMap<String, List<String>>();
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                var cut = pair.indexOf('=');
                var name = decoded(cut < 0 ? pair : pair.substring(0, cut));
                all.computeIfAbsent(name, n -> new ArrayList<>()).add(cut < 0 ? "" : decoded(pair.substring(cut + 1)));
            }
        }
        var parameters = JSON.createObjectNode();
        all.forEach((name, values) -> parameters.put(name, String.join(",", values)));
        return parameters;
    }

    /** Decodes a query parameter. A text with an invalid escape stays as it was sent. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static ObjectNode context(HttpRequest request, RouteTable.Match route, String requestId, Instant now) {
        var host = request.header("Host").orElse("localhost");
        var context = JSON.createObjectNode();
        context.put("accountId", Resources.ACCOUNT);
        context.put("apiId", "local");
        context.put("domainName", host);
        context.put("domainPrefix", host.split("[.:]", -1)[0]);
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.path())
                .put("protocol", request.protocol())
                .put("sourceIp", request.peer())
                .put("userAgent", utf8(request.header("User-Agent").orElse("")));
        context.put("requestId", requestId);
        context.put("routeKey", route.key());
        context.put("stage", "$default");
        context.put("time", CLF.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private static void body(HttpRequest request, ObjectNode event) {
        var bytes = request.body();
        var text = isTextual(request) ? strictUtf8(bytes) : Optional.<String>empty();
        if (bytes.length > 0) {
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(bytes)));
        }
        event.put("isBase64Encoded", bytes.length > 0 && text.isEmpty());
    }

    private static boolean isTextual(HttpRequest request) {
        var type = request.header("Content-Type").orElse("text/plain").toLowerCase(Locale.ROOT);
        return TEXT.stream().anyMatch(type::startsWith) || type.matches("[^;]+\\+(json|xml)\\b.*");
    }

    /** Decodes bytes that are UTF-8 to the last; empty for all others. */
    private static Optional<String> strictUtf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
