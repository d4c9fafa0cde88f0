package dev.groundwork.localstack.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A provider in a folder of a test, with a client of it. */
final class ProviderFixture implements AutoCloseable {

    static final String TOKEN = "token-of-the-test";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final ProviderLimits limits;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private LocalProvider provider;

    ProviderFixture(Path folder, ProviderLimits limits) throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.provider = start();
    }

    ProviderFixture(Path folder) throws IOException {
        this(folder, ProviderLimits.standard());
    }

    private LocalProvider start() throws IOException {
        return LocalProvider.start(new ProviderSettings(
                folder.resolve("provider"), TOKEN, InstantSource.system(), System.getenv(), 0, limits));
    }

    /** Ends the provider. */
    void halt() throws IOException {
        provider.close();
    }

    /** Ends the provider, unless it was, and starts another in the same folder. */
    void restart() throws IOException {
        halt();
        provider = start();
    }

    TestRepository repository() throws IOException {
        return TestRepository.create(folder.resolve("app.git"));
    }

    /** An answer of the API. */
    record Answer(int status, JsonNode body) {}

    Answer call(String method, String path, String body) {
        return call(method, path, body, "Bearer " + TOKEN);
    }

    Answer call(String method, String path, String body, String authorization) {
        var request = HttpRequest.newBuilder(URI.create(provider.url() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", authorization)
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            var answer = send(request);
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer post(String path) {
        return call("POST", path, "");
    }

    JsonNode service(String name) {
        return call("PUT", "/services/" + name, "{\"marker\":\"groundwork:test:" + name + "\"}")
                .body();
    }

    /** Orders a deployment and waits for its end. */
    JsonNode deploy(JsonNode service, TestRepository repository, String commit, Map<String, String> variables) {
        return finished(service, order(service, repository, commit, variables));
    }

    JsonNode deploy(JsonNode service, TestRepository repository, String commit) {
        return deploy(service, repository, commit, Map.of());
    }

    /** The same with build settings. */
    JsonNode deploy(
            JsonNode service,
            TestRepository repository,
            String commit,
            Map<String, String> variables,
            Map<String, String> settings) {
        return finished(service, order(service, repository, commit, variables, settings));
    }

    String order(JsonNode service, TestRepository repository, String commit, Map<String, String> variables) {
        return order(service, repository, commit, variables, Map.of());
    }

    private String order(
            JsonNode service,
            TestRepository repository,
            String commit,
            Map<String, String> variables,
            Map<String, String> settings) {
        var body = JSON.createObjectNode();
        settings.forEach(body::put);
        body.put("gitUrl", repository.url().toString());
        body.put("commit", commit);
        body.set("variables", JSON.valueToTree(variables));
        var path = "/services/" + service.path("id").asText() + "/deploys";
        return call("POST", path, body.toString()).body().path("id").asText();
    }

    JsonNode finished(JsonNode service, String deploy) {
        var path = "/services/" + service.path("id").asText() + "/deploys/" + deploy;
        until(() -> !Set.of("queued", "building", "starting")
                .contains(get(path).body().path("status").asText()));
        return get(path).body();
    }

    String status(JsonNode service) {
        return get("/services/" + service.path("id").asText())
                .body()
                .path("status")
                .asText();
    }

    List<String> log(JsonNode service, String type) {
        var page = get("/services/" + service.path("id").asText() + "/logs?type=" + type);
        return page.body()
                .path("items")
                .valueStream()
                .map(l -> l.path("message").asText())
                .toList();
    }

    HttpResponse<String> visit(JsonNode service, String path, String... headers) throws IOException {
        var request = HttpRequest.newBuilder(
                        URI.create(service.path("url").asText()).resolve(path))
                .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** The body, or nothing where the app does not answer 200. */
    String text(JsonNode service, String path) {
        try {
            var answer = visit(service, path);
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException e) {
            return "";
        }
    }

    HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Waits until something is so, and fails when it is not in time. */
    static void until(BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come to be within " + PATIENCE);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** Processes of this machine whose command line or folder names this test's folder, or which have these ids. */
    static Set<Long> alive(Set<Long> pids) {
        return pids.stream()
                .filter(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() throws IOException {
        halt();
        client.shutdownNow();
    }
}
