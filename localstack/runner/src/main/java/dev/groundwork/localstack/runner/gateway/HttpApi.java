package dev.groundwork.localstack.runner.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.runner.lambda.InitError;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.lambda.LambdaFunction;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The HTTP API of the template: from a request to the function of its route and back, with API Gateway's limits and own answers. */
public final class HttpApi {

    /** The time that API Gateway gives a function that has taken the event. */
    public static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(30);

    /** Bytes of a request's body that API Gateway takes. */
    public static final int MAX_BODY = 10 * 1024 * 1024;

    /** Invokes the function of a route, and waits for {@link #INTEGRATION_TIMEOUT} at most. */
    @FunctionalInterface
    public interface Invoker {
        InvocationResult invoke(RouteTable.Match route, HttpRequest request, byte[] event) throws InterruptedException;
    }

    private final RouteTable routes;
    private final Cors cors;
    private final Invoker invoker;
    private final InstantSource time;

    /**
     * @param time the system's: API Gateway knows no other
     */
    public HttpApi(RouteTable routes, Cors cors, Invoker invoker, InstantSource time) {
        this.routes = routes;
        this.cors = cors;
        this.invoker = invoker;
        this.time = time;
    }

    /** The answer to a request that a route takes or that asks for leave; nothing for another. */
    public Optional<HttpResponse> answer(HttpRequest request) throws InterruptedException {
        if (cors.isPreflight(request)) {
            return Optional.of(cors.preflight(request));
        }
        var route = routes.match(request.method(), request.path());
        return route.isEmpty() ? Optional.empty() : Optional.of(cors.allow(request, invoke(request, route.get())));
    }

    private HttpResponse invoke(HttpRequest request, RouteTable.Match route) throws InterruptedException {
        var event = HttpEvents.event(request, route, UUID.randomUUID().toString(), time.instant());
        if (event.length > LambdaFunction.MAX_PAYLOAD) {
            return message(413, "Request Entity Too Large");
        }
        return response(invoker.invoke(route, request, event));
    }

    /** Returns the response that a caller gets for the outcome of an invocation. */
    public static HttpResponse response(InvocationResult result) {
        return switch (result) {
            case InvocationResult.Answered(var payload) -> response(payload);
            case InvocationResult.Failed failed -> message(500, "Internal Server Error");
            case InvocationResult.NotStarted(var error) -> notStarted(new InitError(error));
            case InvocationResult.Crashed() -> message(502, "Bad Gateway");
            case InvocationResult.TimedOut() -> message(500, "Internal Server Error");
            case InvocationResult.Abandoned() -> message(503, "Service Unavailable");
        };
    }

    private static HttpResponse response(byte[] payload) {
        try {
            return HttpResponseReader.response(payload);
        } catch (IOException e) {
            return message(500, "Internal Server Error");
        }
    }

    private static HttpResponse notStarted(InitError error) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("message", "Bad Gateway")
                .put("reason", "The function does not start: " + error.message());
        return HttpResponse.json(502, body.toString());
    }

    private static HttpResponse message(int status, String message) {
        return HttpResponse.json(status, "{\"message\":\"" + message + "\"}");
    }
}
