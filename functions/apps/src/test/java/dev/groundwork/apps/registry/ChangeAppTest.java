package dev.groundwork.apps.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.apps.AppsStack;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChangeAppTest {

    @TempDir
    static Path repositories;

    @AutoClose
    private AppsStack stack;

    @BeforeAll
    void start() {
        stack = new AppsStack(repositories);
    }

    @Test
    @DisplayName("INFRA-HOST-480 a change sets what it names, keeps what it leaves out, and null is found out again")
    void change() {
        var person = stack.person();
        var path = person.app("idea");
        var slug = person.get(path).json().path("appSlug");

        var first = patch(
                person,
                path,
                "{\"name\":\"Renamed\",\"rootDirectory\":\"./apps/web/\",\"buildCommand\":\" npm run build \",\"startCommand\":\"npm start\"}");
        var second = patch(
                person,
                path,
                "{\"startCommand\":null,\"outputDirectory\":\"dist\",\"slug\":\"mine\",\"status\":\"deployed\"}");

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("name").asText()).isEqualTo("Renamed");
        assertThat(first.json().path("appSlug")).isEqualTo(slug);
        assertThat(first.json().path("build").toString())
                .isEqualTo("{\"rootDirectory\":\"apps/web\",\"buildCommand\":\"npm run build\","
                        + "\"startCommand\":\"npm start\",\"outputDirectory\":null}");
        assertThat(second.json().path("name").asText()).isEqualTo("Renamed");
        assertThat(second.json().path("build").toString())
                .isEqualTo("{\"rootDirectory\":\"apps/web\",\"buildCommand\":\"npm run build\","
                        + "\"startCommand\":null,\"outputDirectory\":\"dist\"}");
        assertThat(second.json().path("status").asText()).isEqualTo("pending");
        assertThat(person.get(path).json()).isEqualTo(second.json());
        assertThat(person.get("/api/apps").json().path("items").path(0)).isEqualTo(second.json());
    }

    @Test
    @DisplayName("INFRA-HOST-481 a change of nothing answers the app as it is, and writes nothing")
    void nothing() {
        var person = stack.person();
        var path = person.app("idea");
        patch(person, path, "{\"rootDirectory\":\"web\"}");
        var before = person.get(path).json();

        assertThat(patch(person, path, "{}").json()).isEqualTo(before);
        assertThat(patch(person, path, "{\"rootDirectory\":\"web\",\"buildCommand\":null}")
                        .json())
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":null}|/name|required",
                "{\"name\":\"\"}|/name|invalid_name",
                "{\"rootDirectory\":\"\"}|/rootDirectory|invalid_directory",
                "{\"rootDirectory\":\"/etc\"}|/rootDirectory|invalid_directory",
                "{\"rootDirectory\":\"..\"}|/rootDirectory|invalid_directory",
                "{\"rootDirectory\":\"a/../../b\"}|/rootDirectory|invalid_directory",
                "{\"rootDirectory\":\"a//b\"}|/rootDirectory|invalid_directory",
                "{\"rootDirectory\":\"a/./b\"}|/rootDirectory|invalid_directory",
                "{\"rootDirectory\":\"a\\\\b\"}|/rootDirectory|invalid_directory",
                "{\"rootDirectory\":\"a/.GIT/b\"}|/rootDirectory|invalid_directory",
                "{\"rootDirectory\":\"a\\u0000b\"}|/rootDirectory|invalid_directory",
                "{\"rootDirectory\":\"a /b\"}|/rootDirectory|invalid_directory",
                "{\"outputDirectory\":\"../dist\"}|/outputDirectory|invalid_directory",
                "{\"outputDirectory\":\"/\"}|/outputDirectory|invalid_directory",
                "{\"buildCommand\":\"  \"}|/buildCommand|invalid_command",
                "{\"startCommand\":\"a\\nb\"}|/startCommand|invalid_command",
                "{\"startCommand\":\"a\\u0000b\"}|/startCommand|invalid_command"
            })
    @DisplayName("INFRA-HOST-482 a setting that is not valid is a 422 with its pointer and code, and changes nothing")
    void invalid(String body, String pointer, String code) {
        var person = stack.person();
        var path = person.app("idea");
        var before = person.get(path).json();

        var answer = patch(person, path, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("validation_failed");
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly(pointer);
        assertThat(answer.json().path("errors").findValuesAsText("code")).containsExactly(code);
        assertThat(person.get(path).json()).isEqualTo(before);
    }

    @Test
    @DisplayName("INFRA-HOST-483 a setting has a length, and a wrong type is a 400")
    void limits() {
        var person = stack.person();
        var path = person.app("idea");

        assertThat(patch(person, path, "{\"rootDirectory\":\"" + "a".repeat(256) + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(patch(person, path, "{\"rootDirectory\":\"" + "a".repeat(257) + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(patch(person, path, "{\"buildCommand\":\"" + "a".repeat(1_024) + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(patch(person, path, "{\"buildCommand\":\"" + "a".repeat(1_025) + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(patch(person, path, "{\"buildCommand\":1}").status()).isEqualTo(400);
        assertThat(patch(person, path, "[]").status()).isEqualTo(400);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-484 a stranger's change is the same 404 as that of an app that never was, and changes nothing")
    void stranger() {
        var owner = stack.person();
        var path = owner.app("idea");
        var before = owner.get(path).json();

        var answers = List.of(
                patch(stack.person(), path, "{\"name\":\"Mine\"}"),
                patch(owner, "/api/apps/app_01J00000000000000000000000", "{\"name\":\"Mine\"}"),
                patch(owner, "/api/apps/no-id", "{\"name\":\"Mine\"}"));

        assertThat(answers.stream().map(Answer::status)).containsOnly(404);
        assertThat(answers.stream().map(ChangeAppTest::withoutInstance).distinct())
                .hasSize(1);
        assertThat(owner.get(path).json()).isEqualTo(before);
    }

    @Test
    @DisplayName("INFRA-HOST-485 of racing changes of different settings none is lost")
    void race() throws Exception {
        var person = stack.person();
        var path = person.app("idea");
        var tasks = List.of(
                        "{\"name\":\"Raced\"}",
                        "{\"rootDirectory\":\"web\"}",
                        "{\"buildCommand\":\"make\"}",
                        "{\"startCommand\":\"./run\"}",
                        "{\"outputDirectory\":\"out\"}")
                .stream()
                .<Callable<Answer>>map(body -> () -> patch(person, path, body))
                .toList();
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (var future : threads.invokeAll(tasks)) {
                answers.add(future.get());
            }
        }

        assertThat(answers.stream().map(Answer::status)).containsOnly(200);
        var json = person.get(path).json();
        assertThat(json.path("name").asText()).isEqualTo("Raced");
        assertThat(json.path("build").toString())
                .isEqualTo("{\"rootDirectory\":\"web\",\"buildCommand\":\"make\",\"startCommand\":\"./run\","
                        + "\"outputDirectory\":\"out\"}");
    }

    private static Answer patch(AppsStack.Person person, String path, String body) {
        return person.send(HttpEvent.of("PATCH", path)
                .header("content-type", "application/json")
                .body(body));
    }

    private static String withoutInstance(Answer answer) {
        var json = (ObjectNode) answer.json();
        json.remove("instance");
        return json.toString();
    }
}
