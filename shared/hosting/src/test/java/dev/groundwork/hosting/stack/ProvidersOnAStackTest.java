package dev.groundwork.hosting.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.hosting.stack.StackClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The remote providers on a started stack, by HTTP from outside: their stand-ins are other processes' servers to it, found by the addresses that
 * an operator enters. Run by {@code localstack/check-providers}.
 */
@EnabledIfSystemProperty(named = "groundwork.stack", matches = "true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class ProvidersOnAStackTest {

    private static final String EMAIL = "ada@example.com";
    private static final Duration CIRCUIT = Duration.ofMinutes(6);

    @TempDir
    static Path home;

    private StandIns world;
    private StartedStack stack;
    private StackClient person;
    private int ideas;

    @BeforeAll
    void start() throws IOException {
        world = new StandIns();
        stack = StartedStack.start(home.resolve("stack"), world.environment());
        person = new StackClient(stack.origin());
        person.register(EMAIL);
    }

    @AfterAll
    void stop() {
        world.close();
        stack.close();
    }

    @BeforeEach
    void signIn() {
        person.signIn(EMAIL);
    }

    @AfterEach
    void everyRequestIsValid() {
        assertThat(world.findings()).isEmpty();
    }

    List<StandIn> providers() {
        return world.providers();
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("providers")
    @DisplayName(
            "INFRA-HOST-579 an app is created, deployed, changed, stopped, started, restarted, rolled back, read and deleted by HTTP alone")
    void life(StandIn provider) throws IOException {
        // Given
        var app = create(provider);
        var can = person.get(app).expect(200).path("capabilities");

        // When
        upload(app, "<h1>one</h1>");
        var first = deployed(provider, app, person.post(app + "/deploy", Map.of()));
        var service = service(provider);
        person.put(app + "/config", Map.of("variables", Map.of("GREETING", "hello")))
                .expect(200);
        upload(app, "<h1>two</h1>");
        var second = deployed(provider, app, person.post(app + "/deploy", Map.of()));

        // Then
        assertThat(second).isNotEqualTo(first);
        assertThat(provider.variable(service, "GREETING")).contains("hello");
        assertThat(host(app)).as("what answers").isPresent();
        assertThat(provider.buildAt(host(app).orElseThrow())).contains(second);

        // When it is stopped, twice, and started
        changed(can, "stop", person.post(app + "/stop", Map.of()));
        if (can.path("stop").asBoolean()) {
            person.post(app + "/stop", Map.of()).expect(202);
            await(provider, app, a -> a.path("status").asText().equals("stopped"));
            assertThat(person.get(app).expect(200).path("url").isNull()).isTrue();
            person.post(app + "/start", Map.of()).expect(202);
            await(provider, app, a -> a.path("status").asText().equals("deployed"));
        }
        changed(can, "restart", person.post(app + "/restart", Map.of()));

        // Then
        await(provider, app, a -> a.path("status").asText().equals("deployed"));
        assertThat(provider.buildAt(host(app).orElseThrow())).contains(second);

        // When it is rolled back
        var back = person.post(app + "/rollback", Map.of("deploymentId", first));
        changed(can, "rollback", back);
        if (can.path("rollback").asBoolean()) {
            deployed(provider, app, back);
            assertThat(provider.buildAt(host(app).orElseThrow())).contains(first);
        }

        // Then its log is read, without the value of its variable
        provider.write(service, now(), "the app says hello");
        assertThat(log(app)).anyMatch(line -> line.equals("the app says hello") || line.equals("the app says ***"));

        // When it is deleted
        person.delete(app).expect(202);

        // Then
        person.get(app).expect(404);
        Poll.until(provider::services, found -> !found.contains(service), "the service's end");
        Poll.until(world.github()::names, List::isEmpty, "the repository's end");
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("providers")
    @DisplayName("INFRA-HOST-580 429 and 500 in the middle of a deployment delay it, and there is one service")
    void faults(StandIn provider) throws IOException {
        var app = create(provider);
        upload(app, "<h1>one</h1>");
        provider.failNext();

        deployed(provider, app, person.post(app + "/deploy", Map.of()));

        assertThat(provider.services()).hasSize(1);
        remove(provider, app);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("providers")
    @DisplayName(
            "INFRA-HOST-581 a token that is refused three times opens the circuit: the deployment waits and says so, and ends once it is right")
    void circuit(StandIn provider) throws IOException {
        // Given
        var app = create(provider);
        upload(app, "<h1>one</h1>");
        provider.refuseToken(true);

        // When
        var deploy = person.post(app + "/deploy", Map.of());
        await(
                provider,
                app,
                a -> a.at("/lastDeployment/pendingReason/code").asText().equals("provider_unavailable"));
        Poll.until(provider::requests, n -> n >= 3, "three refusals");
        person.advance(Duration.ofMinutes(1));
        person.run("reconcile");
        var asked = provider.requests();
        person.advance(Duration.ofMinutes(1));
        person.run("reconcile");

        // Then
        assertThat(provider.requests()).as("while the circuit is open").isEqualTo(asked);
        provider.refuseToken(false);
        person.advance(CIRCUIT);
        person.run("reconcile");
        deployed(provider, app, deploy);
        remove(provider, app);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("providers")
    @DisplayName("INFRA-HOST-582 a signed notification is taken, once; an unsigned or changed one is refused")
    void notifications(StandIn provider) throws IOException {
        // Given
        var app = create(provider);
        upload(app, "<h1>one</h1>");
        deployed(provider, app, person.post(app + "/deploy", Map.of()));
        var hook = person.get("/_local/status").expect(200).at("/hosting/webhooks/" + provider.name());

        // When
        var made = provider.notification(hook, service(provider), now());

        // Then
        person.postText(made.url(), made.body(), made.headers()).expect(200);
        person.postText(made.url(), made.body(), made.headers()).expect(200);
        var isByPath = made.headers().isEmpty();
        if (isByPath) {
            person.postText(URI.create(made.url() + "x"), made.body(), Map.of()).expect(404);
        } else {
            person.postText(made.url(), made.body() + " ", made.headers()).expect(401);
            person.postText(made.url(), made.body(), Map.of()).expect(401);
        }
        remove(provider, app);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("providers")
    @DisplayName(
            "INFRA-HOST-583 a domain goes from proof over routing to active, and is removed with its records named")
    void domains(StandIn provider) throws IOException {
        // Given
        var app = create(provider);
        var domain = "www." + provider.name() + "-shop.com";
        upload(app, "<h1>one</h1>");
        deployed(provider, app, person.post(app + "/deploy", Map.of()));

        // When
        var added = person.post(app + "/domains", Map.of("domain", domain)).expect(201);
        records(added, "ownership");

        // Then
        var at = app + "/domains/" + domain;
        var routed = awaitDomain(at, d -> records(d, "routing"));
        assertThat(routed.path("status").asText()).isNotEqualTo("pending_proof");

        // When
        records(routed, "provider_verification");
        provider.verified(service(provider), domain);

        // Then
        awaitDomain(at, d -> d.path("status").asText().equals("active"));
        var removed = person.delete(at).expect(200);
        assertThat(removed.path("removeRecords").isEmpty()).isFalse();
        remove(provider, app);
    }

    /** Creates an app at a provider, and returns its path. */
    private String create(StandIn provider) {
        var body = new HashMap<String, Object>();
        body.put("name", "Shop " + ++ideas);
        body.put("ideaId", "idea-" + ideas);
        body.put("provider", provider.name());
        return "/api/apps/"
                + person.post("/api/apps", body).expect(201).path("id").asText();
    }

    private void upload(String app, String page) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write(page.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        person.put(app + "/source", "application/zip", bytes.toByteArray()).expect(200);
    }

    /** Waits for the end of a deployment that was asked for, and returns its id. */
    private String deployed(StandIn provider, String app, Answer asked) {
        var id = asked.expect(202).path("deploymentId").asText();
        Poll.until(
                () -> {
                    provider.settle();
                    return person.get(app + "/deployments/" + id).expect(200);
                },
                d -> d.path("status").asText().matches("deployed|failed|cancelled|superseded"),
                "the end of a deployment at " + provider.name());
        var ended = person.get(app + "/deployments/" + id).expect(200);
        assertThat(ended.path("status").asText())
                .as("%s\n%s", ended, stack.log())
                .isEqualTo("deployed");
        return id;
    }

    private void await(StandIn provider, String app, Predicate<JsonNode> isIt) {
        Poll.until(
                () -> {
                    provider.settle();
                    return person.get(app).expect(200);
                },
                isIt,
                "an app at " + provider.name());
    }

    private JsonNode awaitDomain(String path, Predicate<JsonNode> isIt) {
        return Poll.until(
                () -> {
                    person.post(path + "/verify", Map.of()).expect(202);
                    person.advance(Duration.ofSeconds(1));
                    return person.get(path).expect(200);
                },
                isIt,
                "a domain");
    }

    /** Makes the records of a purpose as the owner does. Returns whether there are any. */
    private boolean records(JsonNode domain, String purpose) {
        var asked = elements(domain.path("records"))
                .filter(made -> made.path("purpose").asText().equals(purpose))
                .filter(made -> made.path("type").asText().matches("TXT|CNAME"))
                .toList();
        asked.forEach(made -> world.record(
                made.path("type").asText(),
                made.path("host").asText(),
                made.path("value").asText()));
        return !asked.isEmpty();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static void changed(JsonNode can, String what, Answer answer) {
        if (can.path(what).asBoolean()) {
            answer.expect(202);
        } else {
            answer.expect(409);
            assertThat(answer.text("code")).isEqualTo("unsupported_by_provider");
            assertThat(answer.body().path("alternatives").isEmpty()).isFalse();
        }
    }

    private Optional<String> host(String app) {
        var url = person.get(app).expect(200).path("url");
        return url.isNull()
                ? Optional.empty()
                : Optional.of(URI.create(url.asText()).getHost());
    }

    private List<String> log(String app) {
        return elements(person.get(app + "/logs?type=runtime").expect(200).path("items"))
                .map(line -> line.path("message").asText())
                .toList();
    }

    private static String service(StandIn provider) {
        return provider.services().getLast();
    }

    private Instant now() {
        return Instant.parse(person.get("/_local/clock").expect(200).path("now").asText());
    }

    private void remove(StandIn provider, String app) {
        var service = service(provider);
        person.delete(app).expect(202);
        Poll.until(provider::services, found -> !found.contains(service), "the service's end");
        Poll.until(world.github()::names, List::isEmpty, "the repository's end");
    }
}
