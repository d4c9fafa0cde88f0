package dev.groundwork.hosting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.client.ProbeRequests;
import dev.groundwork.hosting.deployment.BuildProbe.Finding;
import dev.groundwork.kernel.DeploymentId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class HttpBuildProbeTest {

    private final DeploymentId expected = new DeploymentId("dep_" + SampleApps.ulid());
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String build = "";
    private int root = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-307 a public address is asked at the probe's address, with its own name as host and its path kept")
    void elsewhere() {
        build = expected.value();
        var probe = new HttpBuildProbe(new ProbeRequests(origin() + "/"));

        assertThat(probe.probe(URI.create("https://shop.up.railway.app/"), expected))
                .isEqualTo(Finding.THIS_BUILD);
        assertThat(seen).containsExactly("shop.up.railway.app /.well-known/groundwork-build");
    }

    @Test
    @DisplayName("INFRA-HOST-308 an address of the local provider is asked itself")
    void itself() {
        build = expected.value();
        var probe = new HttpBuildProbe(new ProbeRequests("http://127.0.0.1:9"));

        assertThat(probe.probe(URI.create(origin() + "/"), expected)).isEqualTo(Finding.THIS_BUILD);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-309 another build never counts; what is no build's id counts by the status of the start page")
    void findings() {
        var probe = new HttpBuildProbe(new ProbeRequests(""));
        var url = URI.create(origin() + "/");

        build = "dep_" + SampleApps.ulid();
        assertThat(probe.probe(url, expected)).isEqualTo(Finding.OTHER_BUILD);
        build = "<h1>every path answers here</h1>";
        assertThat(probe.probe(url, expected)).isEqualTo(Finding.ANSWERS);
        build = "";
        assertThat(probe.probe(url, expected)).isEqualTo(Finding.ANSWERS);
        root = 503;
        assertThat(probe.probe(url, expected)).isEqualTo(Finding.NO_ANSWER);
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        seen.add(exchange.getRequestHeaders().getFirst("Host") + " " + path);
        var isBuild = path.equals("/.well-known/groundwork-build");
        var body = isBuild ? build.getBytes(StandardCharsets.UTF_8) : new byte[0];
        exchange.sendResponseHeaders(isBuild ? build.isEmpty() ? 404 : 200 : root, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
