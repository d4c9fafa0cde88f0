package dev.groundwork.localstack.runner.gateway;

import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.lambda.LambdaFunction;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The HTTP API of the template: from a request to the function of its route and back, with API Gateway's limits and own answers. */
public final class HttpApi {

    private static final String INTERNAL = "{\"message\":\"Internal Server Error\"}";

    /** Invokes the function of a route. */
    @FunctionalInterface
    public interface Invoker {
        InvocationResult invoke(RouteTable.Match route, HttpCall call, byte[] event) throws InterruptedException;
    }

    private final RouteTable routes;
    private final Cors cors;
    private final Invoker invoker;
    private final InstantSource clock;

    public HttpApi(RouteTable routes, Cors cors, Invoker invoker, InstantSource clock) {
        this.routes = routes;
        this.cors = cors;
        this.invoker = invoker;
        this.clock = clock;
    }

    /** The answer to a request that a route takes or that asks for leave; nothing for another. */
    public Optional<HttpReply> answer(HttpCall call) throws InterruptedException {
        if (cors.isPreflight(call)) {
            return Optional.of(cors.preflight(call));
        }
        var route = routes.match(call.method(), call.path());
        return route.isEmpty() ? Optional.empty() : Optional.of(cors.allow(call, invoke(call, route.get())));
    }

    private HttpReply invoke(HttpCall call, RouteTable.Match route) throws InterruptedException {
        var event = HttpEvents.event(call, route, UUID.randomUUID().toString(), clock.instant());
        if (event.length > LambdaFunction.MAX_PAYLOAD) {
            return HttpReply.json(413, "{\"message\":\"Request Too Long\"}");
        }
        return switch (invoker.invoke(route, call, event)) {
            case InvocationResult.Answered(var payload) -> reply(payload);
            case InvocationResult.Failed failed -> HttpReply.json(500, INTERNAL);
            case InvocationResult.Crashed() -> HttpReply.json(502, "{\"message\":\"Bad Gateway\"}");
            case InvocationResult.TimedOut() -> HttpReply.json(503, "{\"message\":\"Service Unavailable\"}");
        };
    }

    private static HttpReply reply(byte[] payload) {
        try {
            return HttpEvents.reply(payload);
        } catch (IOException | IllegalArgumentException e) {
            return HttpReply.json(500, INTERNAL);
        }
    }
}
