package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.runner.gateway.HttpCall;
import dev.groundwork.localstack.runner.gateway.HttpReply;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The control API: JSON for scripts, tests and this program's pages, on loopback and from own pages only, so that no web page and no DNS name
 * bound to 127.0.0.1 can use it.
 */
public final class ControlApi {

    private static final ObjectMapper JSON = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    private static final String ROOT = "/_local/";

    /** What is wrong with a request to this API. */
    static final class Refused extends RuntimeException {

        private final int status;

        Refused(int status, String sentence) {
            super(sentence, null, false, false);
            this.status = status;
        }
    }

    /**
     * A request to this API.
     *
     * @param segments of the path behind {@code /_local/}
     */
    record Request(String method, List<String> segments, Map<String, String> query, JsonNode body) {

        String text(String member) {
            var value = body.path(member);
            if (!value.isTextual()) {
                throw new Refused(422, "the member " + member + " is a text");
            }
            return value.asText();
        }
    }

    /** Answers a request with a value that becomes JSON, null for 204. */
    @FunctionalInterface
    interface Route {
        @Nullable
        Object answer(Request request) throws InterruptedException;
    }

    private final Map<String, Route> routes;

    /** Serves these routes, named as {@code GET status} or {@code POST schedules/{}/run}. */
    ControlApi(Map<String, Route> routes) {
        this.routes = new LinkedHashMap<>(routes);
    }

    /** The answer to a request below {@code /_local/}, or nothing for another path. */
    public Optional<HttpReply> page(HttpCall call) throws InterruptedException {
        if (!call.path().startsWith(ROOT)) {
            return Optional.empty();
        }
        if (!isOwn(call)) {
            return Optional.of(error(403, "the control API takes requests of this machine and of its own pages only"));
        }
        var segments = List.of(call.path().substring(ROOT.length()).split("/", -1));
        var route = find(call.method(), segments);
        if (route.isEmpty()) {
            return Optional.of(error(404, "the control API has no such route"));
        }
        return Optional.of(answer(route.get(), call, segments));
    }

    private HttpReply answer(Route route, HttpCall call, List<String> segments) throws InterruptedException {
        try {
            var body = call.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(call.body());
            if (!(body instanceof ObjectNode)) {
                return error(400, "the body is a JSON object");
            }
            var value = route.answer(new Request(call.method(), segments, query(call.query()), body));
            return switch (value) {
                case null -> HttpReply.of(204, "application/json", "");
                case HttpReply reply -> reply;
                case Object other -> HttpReply.json(200, JSON.writeValueAsString(other));
            };
        } catch (Refused refused) {
            return error(refused.status, String.valueOf(refused.getMessage()));
        } catch (JsonProcessingException e) {
            return error(400, "the body is no JSON");
        } catch (IOException e) {
            return error(500, "cannot be read or written: " + e.getMessage());
        }
    }

    private Optional<Route> find(String method, List<String> segments) {
        var path = String.join("/", segments);
        for (var route : routes.entrySet()) {
            var pattern = route.getKey().replace("{}", "[^/]+");
            if ((method + " " + path).matches(pattern)) {
                return Optional.of(route.getValue());
            }
        }
        return Optional.empty();
    }

    /** A loopback name as host, and no page of another site. */
    private static boolean isOwn(HttpCall call) {
        var host = String.valueOf(call.headers().getFirst("Host"));
        var name = host.contains(":") ? host.substring(0, host.lastIndexOf(':')) : host;
        var origin = call.headers().getFirst("Origin");
        return (name.startsWith("127.") || name.equals("localhost"))
                && (origin == null || origin.equals("http://" + host));
    }

    private static Map<String, String> query(String raw) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : raw.split("&", -1)) {
            var cut = pair.indexOf('=');
            if (cut > 0) {
                query.put(pair.substring(0, cut), URLDecoder.decode(pair.substring(cut + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static HttpReply error(int status, String sentence) {
        return HttpReply.json(
                status, JSON.createObjectNode().put("error", sentence).toString());
    }
}
