package dev.groundwork.localstack.runner.gateway;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Optional;

/**
 * What the template's CorsConfiguration allows. API Gateway answers preflights itself, without asking a function.
 *
 * @param origins the origins that may call from a browser
 */
public record Cors(List<String> origins) {

    private static final String METHODS = "GET,POST,PUT,PATCH,DELETE";
    private static final String HEADERS = "authorization,content-type,idempotency-key";

    /** Whether a browser asks for leave. */
    boolean isPreflight(HttpCall call) {
        return call.method().equals("OPTIONS")
                && call.headers().containsKey("Origin")
                && call.headers().containsKey("Access-Control-Request-Method");
    }

    /** The answer to a browser that asks; without any leave for a foreign origin. */
    HttpReply preflight(HttpCall call) {
        var reply = new HttpReply(204, new Headers(), new byte[0]);
        return isAllowed(call)
                ? allow(call, reply)
                        .with("Access-Control-Allow-Methods", METHODS)
                        .with("Access-Control-Allow-Headers", HEADERS)
                        .with("Access-Control-Max-Age", "600")
                : reply;
    }

    /** The answer with the leave that its origin has. */
    HttpReply allow(HttpCall call, HttpReply reply) {
        return isAllowed(call)
                ? reply.with("Access-Control-Allow-Origin", origin(call))
                        .with("Access-Control-Allow-Credentials", "true")
                        .with("Vary", "Origin")
                : reply;
    }

    private boolean isAllowed(HttpCall call) {
        return origins.contains(origin(call));
    }

    private static String origin(HttpCall call) {
        return Optional.ofNullable(call.headers().getFirst("Origin")).orElse("");
    }
}
