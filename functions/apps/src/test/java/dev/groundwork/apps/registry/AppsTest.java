package dev.groundwork.apps.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.apps.AppsStack;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AppsTest {

    @TempDir
    static Path repositories;

    @AutoClose
    private AppsStack stack;

    @BeforeAll
    void start() {
        stack = new AppsStack(repositories);
    }

    @Test
    @DisplayName("INFRA-HOST-200 a new app answers 201 with every member of the contract, null where nothing applies")
    void create() throws IOException {
        var person = stack.person();
        var event = Files.readString(Path.of("../../events/apps-create.json"));

        var answer = stack.send(event.replace("ACCESS_TOKEN", person.token()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var json = (ObjectNode) answer.json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "ideaId",
                        "name",
                        "appSlug",
                        "status",
                        "provider",
                        "url",
                        "gitRepoUrl",
                        "build",
                        "createdAt",
                        "updatedAt",
                        "lastDeployedAt",
                        "lastDeployment",
                        "capabilities",
                        "statusReason",
                        "suspendedAt");
        assertThat(json.path("name").asText()).isEqualTo("My first app");
        assertThat(json.path("status").asText()).isEqualTo("pending");
        assertThat(json.path("appSlug").asText()).startsWith("my-first-app");
        assertThat(json.path("createdAt").asText()).isEqualTo("2026-01-07T09:30:00Z");
        for (var member :
                List.of("url", "gitRepoUrl", "lastDeployedAt", "lastDeployment", "statusReason", "suspendedAt")) {
            assertThat(json.path(member).isNull()).as(member).isTrue();
        }
        assertThat(json.path("build").toString())
                .isEqualTo("{\"rootDirectory\":null,\"buildCommand\":null,\"startCommand\":null,"
                        + "\"outputDirectory\":null}");
        assertThat(json.path("capabilities").toString())
                .isEqualTo("{\"stop\":true,\"start\":true,\"restart\":true,\"rollback\":true,\"logs\":true,"
                        + "\"domains\":false,\"apexDomains\":false,\"database\":false}");
    }

    @Test
    @DisplayName("INFRA-HOST-201 of racing creates of one idea one answers 201, the others 409 with its id")
    void race() throws Exception {
        var person = stack.person();
        var tasks = IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> person.create("idea", "Race"))
                .toList();
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var future : threads.invokeAll(tasks)) {
                answers.add(future.get());
            }
        }

        assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(201).containsOnly(201, 409);
        var id = answers.stream()
                .filter(a -> a.status() == 201)
                .findFirst()
                .orElseThrow()
                .json()
                .path("id");
        assertThat(answers.stream().filter(a -> a.status() == 409)).allSatisfy(a -> {
            assertThat(a.json().path("code").asText()).isEqualTo("app_exists");
            assertThat(a.json().path("appId")).isEqualTo(id);
        });
        assertThat(person.get("/api/apps").json().path("items")).hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-202 another owner's app, a deleted one, one that never was and no id at all are the same bytes")
    void notFound() {
        var owner = stack.person();
        var stranger = stack.person();
        var path = owner.deployedApp("idea");
        var gone = owner.app("gone");
        assertThat(owner.send(HttpEvent.of("DELETE", gone)).status()).isEqualTo(202);

        for (var suffix : List.of("", "/deployments", "/logs?type=build")) {
            var answers = List.of(
                    stranger.get(path + suffix),
                    owner.get(gone + suffix),
                    owner.get("/api/apps/app_01J00000000000000000000000" + suffix),
                    owner.get("/api/apps/no-id" + suffix));
            assertThat(answers.stream().map(Answer::status)).containsOnly(404);
            assertThat(answers.stream().map(AppsTest::withoutInstance).distinct())
                    .hasSize(1);
        }
        for (var verb : List.of("/stop", "/start", "/restart", "/deploy")) {
            assertThat(stranger.post(path + verb).status()).as(verb).isEqualTo(404);
        }
        assertThat(stranger.upload(path, AppsStack.zip("a", "a")).status()).isEqualTo(404);
        assertThat(stranger.send(HttpEvent.of("DELETE", path)).status()).isEqualTo(404);
        assertThat(owner.get(path).json().path("status").asText()).isEqualTo("deployed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ideaId\":\"i\"}|/name|required",
                "{\"name\":\"\",\"ideaId\":\"i\"}|/name|invalid_name",
                "{\"name\":\"a\\nb\",\"ideaId\":\"i\"}|/name|invalid_name",
                "{\"name\":\"A\"}|/ideaId|required",
                "{\"name\":\"A\",\"ideaId\":\"a b\"}|/ideaId|invalid_idea_id",
                "{\"name\":\"A\",\"ideaId\":\"\"}|/ideaId|invalid_idea_id",
                "{\"name\":\"A\",\"ideaId\":\"i\",\"provider\":\"heroku\"}|/provider|unknown_value"
            })
    @DisplayName("INFRA-HOST-203 a bad field is a 422 with its pointer and code")
    void badField(String body, String pointer, String code) {
        var answer = stack.person().send(HttpEvent.post("/api/apps", body));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("validation_failed");
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly(pointer);
        assertThat(answer.json().path("errors").findValuesAsText("code")).containsExactly(code);
    }

    @Test
    @DisplayName("INFRA-HOST-204 a provider that is known but not configured is refused as such")
    void notConfigured() {
        var answer = stack.person()
                .send(HttpEvent.post("/api/apps", "{\"name\":\"A\",\"ideaId\":\"i\",\"provider\":\"railway\"}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("provider_not_configured");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-205 apps are listed in pages, oldest first; a cursor is of no use to anybody else or for anything else")
    void pages() {
        var person = stack.person();
        var ids = IntStream.range(0, 3)
                .mapToObj(i -> person.app("idea-" + i).substring(10))
                .toList();

        var first = person.get("/api/apps?limit=2").json();
        var cursor = first.path("nextCursor").asText();
        var second = person.get("/api/apps?limit=2&cursor=" + cursor).json();

        assertThat(first.path("items").findValuesAsText("id")).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(second.path("items").findValuesAsText("id")).containsExactly(ids.get(2));
        assertThat(second.path("nextCursor").isNull()).isTrue();
        var foreign = stack.person().get("/api/apps?cursor=" + cursor);
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.json().path("code").asText()).isEqualTo("invalid_cursor");
        assertThat(person.get("/api/apps/" + ids.getFirst() + "/deployments?cursor=" + cursor)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "limit=99999999999", "limit=", "limit=1&limit=2"})
    @DisplayName("INFRA-HOST-206 a limit that is not one of 1 to 100 is a 422")
    void badLimit(String query) {
        var answer = stack.person().get("/api/apps?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("validation_failed");
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=%00", "cursor=aGk", "cursor="})
    @DisplayName("INFRA-HOST-209 a cursor that is none is a 400")
    void badCursor(String query) {
        var answer = stack.person().get("/api/apps?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/apps/x/nothing,404",
        "GET,/api/apps/x/rollback,405",
        "PATCH,/api/apps,405",
        "GET,/api/apps/x/stop,405"
    })
    @DisplayName("INFRA-HOST-207 what is not there yet is a 404, a wrong verb a 405, before any authentication")
    void unknown(String method, String path, int status) {
        var answer = stack.send(HttpEvent.of(method, path));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    @DisplayName("INFRA-HOST-208 without a live session no app is answered")
    void noToken() {
        assertThat(stack.send(HttpEvent.get("/api/apps")).status()).isEqualTo(401);
        assertThat(stack.send(HttpEvent.of("POST", "/api/apps/x/deploy")).status())
                .isEqualTo(401);
    }

    private static String withoutInstance(Answer answer) {
        var json = (ObjectNode) answer.json();
        json.remove("instance");
        return json.toString();
    }
}
