package dev.groundwork.testing;

import dev.groundwork.json.JsonBody;
import dev.groundwork.testing.HttpFunction.Answer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every route of a function, as its router knows them, and the hostile requests that no route may stumble over. */
public final class EveryRoute {

    /** Bodies that begin as a JSON object or nearly so and are not one in UTF-8, read to its end. */
    public static final List<byte[]> NO_JSON = List.of(
            bytes("{}garbage"),
            bytes("{}}"),
            bytes("{}{}"),
            bytes("{} 7"),
            bytes("{},\"amount\":1}"),
            bytes("{}\u0000"),
            bytes("\ufeff{}"),
            bytes("{\"a\":1,\"a\":2}"),
            bytes("{\"a\":1,\"\\u0061\":2}"),
            bytes("{\"more\":[{\"b\":1,\"b\":1}]}"),
            bytes("{\"a\":NaN}"),
            bytes("{\"a\":1} // more"),
            bytes("{'a':1}"),
            bytes("[{}]"),
            bytes("null"),
            "{\"reason\":\"Grüße\"}".getBytes(StandardCharsets.ISO_8859_1),
            "{}".getBytes(StandardCharsets.UTF_16),
            "{}".getBytes(StandardCharsets.UTF_16LE));

    /** Values of headers that are none, or are not what the header may hold. */
    public static final List<String> VALUES = List.of(
            "",
            " ",
            ";",
            ",",
            "=",
            ";=",
            ";;;;",
            ";q=",
            "*;q=x",
            "a/b/c",
            "/",
            "*/",
            "%zz",
            "%",
            "\"",
            "\"a",
            "[",
            "{}",
            "ü",
            "\u0000",
            "\u0001\u007f",
            "\ud800",
            "-1",
            "99999999999999999999",
            "*/*;q=2, ;",
            "a".repeat(9_000));

    /** Headers that the framework or the kit looks at, and some that others have. */
    public static final List<String> HEADERS = List.of(
            ("accept accept-charset accept-encoding accept-language authorization content-encoding content-language "
                            + "content-length content-type cookie expect forwarded host if-modified-since if-none-match origin range "
                            + "referer transfer-encoding upgrade user-agent x-forwarded-for x-forwarded-host x-forwarded-port "
                            + "x-forwarded-proto x-http-method-override access-control-request-method access-control-request-headers")
                    .split(" ", -1));

    /** Parts of a path or a query that are no text, no name, or very long. */
    public static final List<String> PATHS = List.of(
            "%",
            "%z",
            "%zz",
            "%2",
            "%00",
            "%0a",
            "%ff",
            "%c0%af",
            "%ed%a0%80",
            "%2e%2e",
            "..",
            ".",
            "//",
            "\\",
            "[x]",
            "{x}",
            "a b",
            "ü",
            "\u0000",
            "\ud800",
            ";",
            ";a=b",
            "+",
            "&",
            "=",
            "&&=&",
            "x&x",
            "*",
            "~",
            "'",
            "\"",
            "<",
            "#",
            "a".repeat(100_000),
            "%41".repeat(10_000),
            "a/".repeat(5_000));

    private EveryRoute() {}

    /**
     * A route.
     *
     * @param path with an {@code x} for each variable
     * @param takesJson whether it reads a JSON body
     */
    public record Route(String method, String path, boolean takesJson) {

        /** A request of this route. */
        public HttpEvent event() {
            return HttpEvent.of(method, path);
        }
    }

    /** The routes of a function. */
    public static List<Route> of(ApplicationContext context) {
        return context.getBean(Router.class).uriRoutes().map(EveryRoute::route).toList();
    }

    private static Route route(UriRouteInfo<?, ?> route) {
        return new Route(
                route.getHttpMethodName(),
                route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "x"),
                Arrays.stream(route.getTargetMethod().getArgumentTypes()).anyMatch(JsonBody.class::equals));
    }

    /** A request with each of {@link #HEADERS} and {@link #VALUES}, by a name for messages. */
    public static Map<String, HttpEvent> withHostileHeaders(HttpEvent event) {
        var events = new LinkedHashMap<String, HttpEvent>();
        for (var header : HEADERS) {
            for (var value : VALUES) {
                events.put(event + " " + header + ": " + value, event.header(header, value));
            }
        }
        return events;
    }

    /** The requests with a body that is no JSON, as text and as API Gateway hands over what is none. */
    public static List<HttpEvent> withoutJson(HttpEvent event) {
        var json = event.header("content-type", "application/json");
        var events = new ArrayList<HttpEvent>();
        for (var body : NO_JSON) {
            events.add(json.body(body));
            var text = new String(body, StandardCharsets.UTF_8);
            if (!text.contains("\ufffd")) {
                events.add(json.body(text));
            }
        }
        return events;
    }

    /** Tells of each request whose answer is not ours: a fault, or without a header that all have, or an error that is no problem. */
    public static List<String> faults(Map<String, HttpEvent> requests, Function<HttpEvent, Answer> send) {
        return requests.entrySet().stream()
                .map(request -> Map.entry(request.getKey(), send.apply(request.getValue())))
                .filter(answered -> !isOurs(answered.getValue()))
                .map(answered -> answered.getKey() + ": " + answered.getValue().status() + " "
                        + answered.getValue().text())
                .toList();
    }

    private static boolean isOurs(Answer answer) {
        var id = answer.header("x-request-id");
        return answer.status() < 500
                && id.isPresent()
                && answer.header("strict-transport-security").isPresent()
                && answer.header("x-content-type-options").equals(Optional.of("nosniff"))
                && answer.header("cache-control").isPresent()
                && (answer.status() < 400 || isProblem(answer, id.get()));
    }

    private static boolean isProblem(Answer answer, String id) {
        return answer.header("content-type").equals(Optional.of("application/problem+json"))
                && answer.json().path("instance").asText().endsWith(id);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
