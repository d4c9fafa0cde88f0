package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.cloud.pages.Pages;
import dev.groundwork.localstack.http.HttpHandler;
import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.http.LoopbackServer;
import dev.groundwork.localstack.runner.cloud.Responses;
import dev.groundwork.localstack.runner.control.ControlApi;
import dev.groundwork.localstack.runner.gateway.HttpApi;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The server on the public port: the HTTP API of the template, the control API, the pages of this program, the web pages. */
final class PublicServer implements AutoCloseable {

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final String NOT_FOUND = "{\"message\":\"Not Found\"}";
    private static final String STARTING = "{\"ready\":false,\"message\":\"Groundwork is starting\"}";

    private final LoopbackServer server;
    private volatile HttpHandler handler =
            request -> Optional.of(HttpResponse.json(503, STARTING).with("Retry-After", "1"));

    /** Takes the port. Answers 503 until it is opened. */
    PublicServer(int port) throws IOException {
        server = LoopbackServer.listen(port, HttpLimits.withBody(HttpApi.MAX_BODY), request -> handler.answer(request));
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Starts to answer requests. */
    void open(HttpApi api, Pages pages, WebPages web, ControlApi control) {
        handler = request -> answer(api, pages, web, control, request);
    }

    private static Optional<HttpResponse> answer(
            HttpApi api, Pages pages, WebPages web, ControlApi control, HttpRequest request)
            throws InterruptedException {
        var answer = api.answer(request);
        if (answer.isEmpty()) {
            answer = control.answer(request);
        }
        if (answer.isEmpty() && READS.contains(request.method())) {
            answer = page(pages, web, request);
        }
        return Optional.of(answer.orElseGet(() -> HttpResponse.json(404, NOT_FOUND)));
    }

    /** The start page of this program stands at {@code /} only as long as the web pages are not built. */
    private static Optional<HttpResponse> page(Pages pages, WebPages web, HttpRequest request) {
        var own = pages.page(request.path()).map(Responses::of);
        return request.path().equals("/") ? web.answer(request).or(() -> own) : own.or(() -> web.answer(request));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
