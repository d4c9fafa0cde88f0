package dev.groundwork.apps.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.apps.AppsStack;
import dev.groundwork.apps.AppsStack.Person;
import dev.groundwork.hosting.lifecycle.StopOrRemoveApp;
import dev.groundwork.kernel.AppId;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConfigTest {

    @TempDir
    static Path repositories;

    private AppsStack stack;

    @BeforeAll
    void start() {
        stack = new AppsStack(repositories);
    }

    @AfterAll
    void close() {
        stack.close();
    }

    @Test
    @DisplayName("INFRA-HOST-544 an app without variables answers an empty list and no pending changes")
    void none() {
        var person = stack.person();

        var answer = person.get(person.app("none") + "/config");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"variables\":[],\"pendingChanges\":false}");
    }

    @Test
    @DisplayName("INFRA-HOST-545 a change merges, null removes, values never come back and stand nowhere in clear")
    void merges() {
        var person = stack.person();
        var app = person.app("merges");
        var secret = "a-planted-secret-of-merges";

        put(person, app, "{\"variables\":{\"B\":\"1\",\"A_SECRET\":\"" + secret + "\",\"EMPTY\":\"\"}}");
        stack.clock().advance(Duration.ofSeconds(5));
        var answer = put(person, app, "{\"variables\":{\"B\":null,\"NEVER_SET\":null,\"lower_1\":\"x\"},\"other\":1}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(person.get(app + "/config").text()).doesNotContain(secret);
        assertThat(keys(answer)).containsExactly("A_SECRET", "EMPTY", "lower_1");
        var variables = answer.json().path("variables");
        assertThat(variables.get(0).path("hasValue").asBoolean()).isTrue();
        assertThat(variables.get(1).path("hasValue").asBoolean()).isFalse();
        assertThat(variables.get(0).path("updatedAt").asText())
                .isLessThan(variables.get(2).path("updatedAt").asText());
        assertThat(stack.items().toString())
                .doesNotContain(secret)
                .doesNotContain(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-546 changes are pending until a deployment that carries them serves; none is made by a change")
    void pending() {
        var person = stack.person();
        var app = person.deployedApp("pending");
        int orders = stack.provider().orders().size();

        assertThat(isPending(put(person, app, "{\"variables\":{\"NAME\":\"value\"}}")))
                .isTrue();
        assertThat(stack.provider().orders()).hasSize(orders);
        deploy(person, app);

        assertThat(isPending(person.get(app + "/config"))).isFalse();
        assertThat(stack.provider().orders().getLast().variables()).containsEntry("NAME", "value");
        assertThat(isPending(put(person, app, "{\"variables\":{\"NAME\":\"value\",\"GONE\":null}}")))
                .as("a change that changes nothing")
                .isFalse();
        assertThat(isPending(put(person, app, "{\"variables\":{\"NAME\":null}}")))
                .isTrue();
        deploy(person, app);
        assertThat(isPending(person.get(app + "/config"))).isFalse();
        assertThat(stack.provider().orders().getLast().variables()).doesNotContainKey("NAME");
    }

    @Test
    @DisplayName("INFRA-HOST-547 one bad name or value refuses the whole change, with a pointer to each")
    void invalid() {
        var person = stack.person();
        var app = person.app("invalid");
        put(person, app, "{\"variables\":{\"KEPT\":\"1\"}}");
        var large = "é".repeat(16 * 1024) + "x";

        var answer = put(
                person,
                app,
                "{\"variables\":{\"GOOD\":\"1\",\"1BAD\":\"1\",\"a/b~c\":\"1\",\"LARGE\":\"" + large
                        + "\",\"NUL\":\"a\\u0000b\",\"LONE\":\"\\ud800\"}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_variable");
        assertThat(pointers(answer))
                .containsExactly(
                        "/variables/1BAD",
                        "/variables/a~1b~0c",
                        "/variables/LARGE",
                        "/variables/NUL",
                        "/variables/LONE");
        assertThat(keys(person.get(app + "/config"))).containsExactly("KEPT");
        assertThat(put(person, app, "{\"variables\":{\"FITS\":\"" + "é".repeat(16 * 1024) + "\"}}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PORT",
                "CI",
                "PATH",
                "HOME",
                "RAILWAY",
                "RAILWAY_TOKEN",
                "RENDER",
                "RENDERX",
                "VERCEL_URL",
                "AWS_REGION",
                "GROUNDWORK_BUILD_ID",
                "WITH-DASH",
                "WITH SPACE",
                "ümlaut",
                "0FIRST"
            })
    @DisplayName("INFRA-HOST-548 names of the platform and of providers, and what is no name, are refused")
    void names(String name) {
        var person = stack.person();

        var answer = put(person, person.app("names"), "{\"variables\":{\"" + name + "\":\"1\"}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_variable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PORTS", "AWSX", "_", "A", "PATH_X", "HOMEPAGE", "NODE_ENV", "DATABASE_URL"})
    @DisplayName("INFRA-HOST-549 other names are taken")
    void otherNames(String name) {
        var person = stack.person();

        assertThat(put(person, person.app("names"), "{\"variables\":{\"" + name + "\":\"1\"}}")
                        .status())
                .isEqualTo(200);
        var longest = "N".repeat(128);
        var path = person.app("longest");
        assertThat(put(person, path, "{\"variables\":{\"" + longest + "\":\"1\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(put(person, path, "{\"variables\":{\"" + longest + "N\":\"1\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("INFRA-HOST-550 the largest configuration is stored whole; one more variable or byte is refused")
    void limits() {
        var person = stack.person();
        var app = person.app("limits");
        var many = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            many.append(i == 0 ? "" : ",").append("\"V%03d\":\"%s\"".formatted(i, "v".repeat(1000)));
        }
        assertThat(put(person, app, "{\"variables\":{" + many + "}}").status()).isEqualTo(200);
        assertThat(keys(person.get(app + "/config"))).hasSize(250);

        assertThat(pointers(put(person, app, "{\"variables\":{\"W\":\"\"}}"))).containsExactly("/variables");
        var more = IntStream.range(0, 10)
                .mapToObj(i -> "\"V%03d\":\"%s\"".formatted(i, "w".repeat(32 * 1024)))
                .toList();
        assertThat(pointers(put(person, app, "{\"variables\":{" + String.join(",", more) + "}}")))
                .containsExactly("/variables");
        assertThat(keys(person.get(app + "/config"))).hasSize(250);
    }

    @Test
    @DisplayName("INFRA-HOST-551 a body of the wrong form is refused as such, and another's app is not found")
    void form() {
        var person = stack.person();
        var app = person.app("form");

        assertThat(put(person, app, "{\"variables\":{\"A\":1}}").status()).isEqualTo(400);
        assertThat(put(person, app, "{\"variables\":[]}").status()).isEqualTo(400);
        assertThat(put(person, app, "{\"variables\":{\"A\":\"1\",\"A\":\"2\"}}").status())
                .isEqualTo(400);
        assertThat(put(person, app, "{}").json().path("code").asText()).isEqualTo("validation_failed");
        assertThat(put(person, app, "{\"variables\":{}}").status()).isEqualTo(200);
        assertThat(put(stack.person(), app, "{\"variables\":{\"A\":\"1\"}}").status())
                .isEqualTo(404);
        assertThat(stack.person().get(app + "/config").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("INFRA-HOST-552 of parallel changes of different variables none is lost")
    void parallel() throws Exception {
        var person = stack.person();
        var app = person.app("parallel");
        List<Callable<Answer>> changes = IntStream.range(0, 6)
                .<Callable<Answer>>mapToObj(
                        i -> () -> put(person, app, "{\"variables\":{\"P" + i + "\":\"" + i + "\"}}"))
                .toList();

        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var answer : threads.invokeAll(changes)) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
            }
        }

        assertThat(keys(person.get(app + "/config"))).containsExactly("P0", "P1", "P2", "P3", "P4", "P5");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-553 after a rotation of the key values open on, and the next change seals all of them anew")
    void rotation() {
        try (var own = new AppsStack(repositories)) {
            var person = own.person();
            var app = person.app("rotation");
            put(person, app, "{\"variables\":{\"OLD\":\"of version one\"}}");
            own.secrets().put(SecretName.CONFIG_KEY, Map.of("current", "2", "1", first(own), "2", "x".repeat(40)));
            put(person, app, "{\"variables\":{\"NEW\":\"of version two\"}}");
            own.secrets().put(SecretName.CONFIG_KEY, Map.of("current", "2", "2", "x".repeat(40)));

            person.upload(app, AppsStack.zip("index.html", "<h1>hi</h1>"));
            own.work(
                    app,
                    person.post(app + "/deploy").json().path("deploymentId").asText());

            assertThat(own.provider().orders().getLast().variables())
                    .containsEntry("OLD", "of version one")
                    .containsEntry("NEW", "of version two");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-554 a deployment whose variables cannot be opened any more fails and names them")
    void unreadable() {
        try (var own = new AppsStack(repositories)) {
            var person = own.person();
            var app = person.app("unreadable");
            put(person, app, "{\"variables\":{\"LOST\":\"value\"}}");
            own.secrets()
                    .put(SecretName.CONFIG_KEY, Map.of("current", "1", "1", "another key of that version, really"));
            person.upload(app, AppsStack.zip("index.html", "<h1>hi</h1>"));

            var deployment =
                    person.post(app + "/deploy").json().path("deploymentId").asText();
            own.work(app, deployment);

            var failure = person.get(app + "/deployments/" + deployment).json().path("failure");
            assertThat(failure.path("code").asText()).isEqualTo("variable_refused");
            assertThat(failure.path("detail").asText()).contains("LOST");
            put(person, app, "{\"variables\":{\"LOST\":\"value\"}}");
            own.work(
                    app,
                    person.post(app + "/deploy").json().path("deploymentId").asText());
            assertThat(own.provider().orders().getLast().variables()).containsEntry("LOST", "value");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-555 nothing of the variables is left when the app is removed")
    void removed() {
        var person = stack.person();
        var app = person.deployedApp("removed");
        put(person, app, "{\"variables\":{\"NAME\":\"value one\"}}");
        put(person, app, "{\"variables\":{\"NAME\":\"value two\"}}");
        deploy(person, app);
        var id = app.substring("/api/apps/".length());
        assertThat(partition(id)).anyMatch(sk -> sk.equals("CONFIG")).anyMatch(sk -> sk.startsWith("REPLACED#"));

        person.send(HttpEvent.of("DELETE", app));
        assertThat(stack.bean(StopOrRemoveApp.class).apply(new AppId(id))).isEqualTo(StopOrRemoveApp.Outcome.DONE);

        assertThat(partition(id)).isEmpty();
    }

    private List<String> partition(String app) {
        return stack.items().stream()
                .filter(item -> text(item, "pk").equals("APP#" + app))
                .map(item -> text(item, "sk"))
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name)).s();
    }

    private static String first(AppsStack stack) {
        return Objects.requireNonNull(
                stack.secrets().current(SecretName.CONFIG_KEY).get("1"));
    }

    private void deploy(Person person, String app) {
        stack.work(app, person.post(app + "/deploy").json().path("deploymentId").asText());
    }

    private static Answer put(Person person, String app, String json) {
        return person.send(HttpEvent.of("PUT", app + "/config")
                .header("content-type", "application/json")
                .body(json));
    }

    private static boolean isPending(Answer answer) {
        return answer.json().path("pendingChanges").asBoolean();
    }

    private static List<String> keys(Answer answer) {
        return texts(answer.json().path("variables"), "key");
    }

    private static List<String> pointers(Answer answer) {
        return texts(answer.json().path("errors"), "pointer");
    }

    private static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> node.path(member).asText())
                .toList();
    }
}
