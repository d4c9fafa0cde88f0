package dev.groundwork.hosting.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.hosting.dns.DnsServer;
import dev.groundwork.hosting.provider.rest.FakeApi;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import dev.groundwork.hosting.source.github.FakeGitHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;

/** The world outside of a stack: three providers, GitHub, DNS, and the addresses of apps, which all lead to one server. */
final class StandIns implements AutoCloseable {

    private static final int TTL = 0;
    private static final String BUILD_PATH = "/.well-known/groundwork-build";

    private final List<StandIn> providers = List.of(new RailwayStandIn(), new RenderStandIn(), new VercelStandIn());
    private final FakeGitHub github = new FakeGitHub();
    private final DnsServer dns = new DnsServer();
    private final HttpServer apps;

    StandIns() throws IOException {
        github.start();
        apps = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        apps.createContext("/", this::answer);
        apps.start();
    }

    List<StandIn> providers() {
        return providers;
    }

    FakeGitHub github() {
        return github;
    }

    /** Returns the environment of a stack that uses them. */
    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        providers.forEach(provider -> environment.putAll(provider.environment()));
        environment.put("GROUNDWORK_GITHUB_URL", github.url().toString());
        environment.put("GROUNDWORK_GITHUB_WRITE_INTERVAL", "PT0.05S");
        environment.put(
                "GROUNDWORK_PROBE_URL", "http://127.0.0.1:" + apps.getAddress().getPort() + "/");
        environment.put("GROUNDWORK_DNS", "127.0.0.1:" + dns.address().getPort());
        return environment;
    }

    /** Sets a record of DNS, as a domain's owner does. */
    void record(String type, String host, String value) {
        var name = Name.fromConstantString(host + ".");
        switch (type) {
            case "TXT" -> dns.answers(host, new TXTRecord(name, DClass.IN, TTL, value));
            case "CNAME" ->
                dns.answers(
                        host,
                        new CNAMERecord(
                                name, DClass.IN, TTL, Name.fromConstantString(value.replaceAll("\\.$", "") + ".")));
            default -> throw new IllegalArgumentException("no such record is made here: " + type);
        }
    }

    /** An app answers at its own host with the build that runs there. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var host = exchange.getRequestHeaders().getFirst("Host");
            var build = providers.stream()
                    .flatMap(provider -> provider.buildAt(host).stream())
                    .findFirst();
            var isBuild = exchange.getRequestURI().getPath().equals(BUILD_PATH);
            var body = build.map(id -> isBuild ? id : "<h1>Hello</h1>").orElse("nothing runs here");
            exchange.sendResponseHeaders(build.isPresent() ? 200 : 503, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The next requests that read are answered 429 with a wait, and 500. */
    static void failNext(FakeApi api) {
        api.failNext("GET", ".*", new Reply(429, "{}", Map.of("Retry-After", "1")));
        api.failNext("GET", ".*", new Reply(500, "<html>", Map.of()));
    }

    /** Returns the faults of all requests by the descriptions of whom they went to. */
    List<String> findings() {
        return Optional.of(providers.stream()
                        .flatMap(provider -> provider.findings().stream())
                        .toList())
                .filter(found -> !found.isEmpty())
                .orElseGet(github::findings);
    }

    @Override
    public void close() {
        providers.forEach(StandIn::close);
        github.close();
        dns.close();
        apps.stop(0);
    }
}
