package dev.groundwork.localstack.runner.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import dev.groundwork.localstack.runner.template.Resources;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Between HTTP and the events of payload format 2.0
 * (<a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">API Gateway</a>).
 */
public final class HttpEvents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final List<String> TEXT =
            List.of("text/", "application/json", "application/javascript", "application/xml");

    private HttpEvents() {}

    /** The event for a request. */
    public static byte[] event(HttpCall call, RouteTable.Match route, String requestId, Instant now) {
        var event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", route.key());
        event.put("rawPath", call.path());
        event.put("rawQueryString", call.query());
        cookies(call.headers(), event);
        event.set("headers", headers(call.headers()));
        if (!call.query().isEmpty()) {
            event.set("queryStringParameters", parameters(call.query()));
        }
        event.set("requestContext", context(call, route, requestId, now));
        if (!route.parameters().isEmpty()) {
            event.set("pathParameters", JSON.valueToTree(route.parameters()));
        }
        body(call, event);
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static void cookies(Headers headers, ObjectNode event) {
        var values = headers.get("Cookie");
        if (values != null) {
            var cookies = event.putArray("cookies");
            values.forEach(value -> List.of(value.split(";\\s*", -1)).forEach(cookies::add));
        }
    }

    /** Names in lower case, several values joined by commas, no cookies. */
    private static ObjectNode headers(Headers headers) {
        var all = new TreeMap<String, String>();
        headers.forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Cookie")) {
                all.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
            }
        });
        return JSON.valueToTree(all);
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

    /** What is no valid escape stays as it was sent. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static ObjectNode context(HttpCall call, RouteTable.Match route, String requestId, Instant now) {
        var host = String.valueOf(call.headers().getFirst("Host"));
        var context = JSON.createObjectNode();
        context.put("accountId", Resources.ACCOUNT);
        context.put("apiId", "local");
        context.put("domainName", host);
        context.put("domainPrefix", host.split("[.:]", -1)[0]);
        context.putObject("http")
                .put("method", call.method())
                .put("path", call.path())
                .put("protocol", call.protocol())
                .put("sourceIp", call.sourceIp())
                .put(
                        "userAgent",
                        String.valueOf(call.headers()
                                .getOrDefault("User-agent", List.of(""))
                                .getFirst()));
        context.put("requestId", requestId);
        context.put("routeKey", route.key());
        context.put("stage", "$default");
        context.put("time", CLF.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private static void body(HttpCall call, ObjectNode event) {
        var type = call.headers().getFirst("Content-Type");
        var isText = type == null || TEXT.stream().anyMatch(type.toLowerCase(Locale.ROOT)::startsWith);
        if (call.body().length > 0) {
            event.put(
                    "body",
                    isText
                            ? new String(call.body(), StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(call.body()));
        }
        event.put("isBase64Encoded", !isText && call.body().length > 0);
    }

    /** The answer that a function's payload asks for; a payload without a status is the body of a 200. */
    public static HttpReply reply(byte[] payload) throws IOException {
        var answer = JSON.readTree(payload);
        if (!answer.isObject() || !answer.hasNonNull("statusCode")) {
            return HttpReply.of(200, "application/json", payload);
        }
        var headers = new Headers();
        answer.path("headers")
                .properties()
                .forEach(h -> headers.set(h.getKey(), h.getValue().asText()));
        answer.path("cookies").forEach(cookie -> headers.add("Set-Cookie", cookie.asText()));
        headers.remove("Content-Length");
        return new HttpReply(answer.get("statusCode").asInt(), headers, body(answer));
    }

    private static byte[] body(JsonNode answer) {
        var body = answer.path("body").asText("");
        return answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }
}
