package dev.groundwork.apps.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.apps.AppsStack;
import dev.groundwork.hosting.port.HostingProvider.DeployState;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceAndDeployTest {

    private static final byte[] PAGE = AppsStack.zip("index.html", "<h1>hi</h1>");

    @TempDir
    Path repositories;

    @AutoClose
    private AppsStack stack;

    private AppsStack.Person person;

    @BeforeEach
    void start() {
        stack = new AppsStack(repositories);
        person = stack.person();
    }

    @Test
    @DisplayName("INFRA-HOST-220 a zip becomes a commit of the app's repository, the same zip the same commit")
    void upload() {
        var path = person.app("idea");

        var first = person.upload(path, PAGE);
        var again = person.upload(path, PAGE);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("commit").asText()).matches("[0-9a-f]{40}");
        assertThat(first.json().path("files").asInt()).isEqualTo(1);
        assertThat(first.json().path("bytes").asInt()).isEqualTo(11);
        assertThat(first.json().path("warnings")).isEmpty();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(person.get(path).json().path("gitRepoUrl").asText())
                .isEqualTo("file://" + repositories + "/" + path.substring(10) + ".git");
        assertThat(person.upload(path, AppsStack.zip(".env", "A=1")).json().path("warnings"))
                .hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-221 an unsafe zip is a 422 that names its entries, and nothing is written")
    void unsafe() {
        var path = person.app("idea");

        var answer = person.upload(path, AppsStack.zip("../../etc/passwd", "root"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("source_unsafe");
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("../../etc/passwd");
        assertThat(answer.json().path("errors").findValuesAsText("code")).containsExactly("path_traversal");
        assertThat(person.upload(path, "no zip".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(person.send(HttpEvent.of("PUT", path + "/source").header("content-type", "application/zip"))
                        .status())
                .isEqualTo(400);
        assertThat(person.post(path + "/deploy").json().path("code").asText()).isEqualTo("no_source");
    }

    @Test
    @DisplayName("INFRA-HOST-222 another content type is a 415, more than 4 MiB packed a 413")
    void contentType() {
        var path = person.app("idea");

        assertThat(person.send(HttpEvent.of("PUT", path + "/source")
                                .header("content-type", "application/json")
                                .body("{}"))
                        .status())
                .isEqualTo(415);
        assertThat(person.upload(path, new byte[4 * 1024 * 1024 + 1]).status()).isEqualTo(413);
        assertThat(person.upload(path, new byte[4 * 1024 * 1024]).status()).isEqualTo(422);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-223 a deploy answers 202 and asks the worker; what it becomes is told by app and deployment")
    void deploy() {
        var path = person.app("idea");
        var commit = person.upload(path, PAGE).json().path("commit");

        var answer = person.post(path + "/deploy");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().path("status").asText()).isEqualTo("pending");
        var id = answer.json().path("deploymentId").asText();
        assertThat(stack.sqs().take()).singleElement().satisfies(m -> {
            assertThat(m.queueUrl()).isEqualTo("https://sqs.test/deployments");
            assertThat(m.messageBody())
                    .isEqualTo(
                            "{\"appId\":\"%s\",\"deploymentId\":\"%s\",\"turn\":0}".formatted(path.substring(10), id));
        });
        assertThat(person.get(path).json().at("/lastDeployment/status").asText())
                .isEqualTo("pending");

        stack.clock().advance(Duration.ofSeconds(5));
        stack.work(path, id);

        var app = person.get(path).json();
        assertThat(app.path("status").asText()).isEqualTo("deployed");
        assertThat(app.path("url").asText()).isEqualTo("http://app-of-idea.test/");
        assertThat(app.path("lastDeployedAt").asText()).isEqualTo("2026-01-07T09:30:05Z");
        var deployment = person.get(path + "/deployments/" + id).json();
        assertThat(deployment.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "status",
                        "commit",
                        "buildId",
                        "trigger",
                        "rollbackOf",
                        "createdAt",
                        "startedAt",
                        "finishedAt",
                        "failure",
                        "pendingReason");
        assertThat(deployment.path("commit")).isEqualTo(commit);
        assertThat(deployment.path("trigger").asText()).isEqualTo("api");
        assertThat(app.path("lastDeployment")).isEqualTo(deployment);
        assertThat(person.get(path + "/deployments").json().path("items").get(0))
                .isEqualTo(deployment);
        assertThat(person.get(path + "/deployments/dep_01J00000000000000000000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("INFRA-HOST-224 of racing deploys one is reserved, the others are told which is active")
    void race() throws Exception {
        var path = person.app("idea");
        person.upload(path, PAGE);
        var tasks = IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> person.post(path + "/deploy"))
                .toList();
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var future : threads.invokeAll(tasks)) {
                answers.add(future.get());
            }
        }

        assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(202).containsOnly(202, 409);
        assertThat(answers.stream()
                        .map(a -> a.json().path("deploymentId").asText())
                        .distinct())
                .hasSize(1);
        assertThat(stack.sqs().take()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-225 the same key gives the first 202 again, said so; a bad key is a 400")
    void sameKey() {
        var path = person.app("idea");
        person.upload(path, PAGE);
        var event = HttpEvent.of("POST", path + "/deploy").header("idempotency-key", "k 1");

        var first = person.send(event);
        var again = person.send(event);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(person.send(HttpEvent.of("POST", path + "/deploy").header("idempotency-key", ""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-226 without credits a deploy is a 402 that says where to get some, and no provider is called")
    void noCredits() {
        var path = person.app("idea");
        person.upload(path, PAGE);
        person.credits(0);

        var answer = person.post(path + "/deploy");

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.json().path("code").asText()).isEqualTo("insufficient_credits");
        assertThat(answer.json().path("required").asInt()).isEqualTo(1);
        assertThat(answer.json().path("available").asInt()).isEqualTo(0);
        assertThat(answer.json().path("topUpUrl").asText()).isEqualTo(AppsStack.ORIGIN + "/credits");
        assertThat(stack.provider().calls()).isEmpty();
        assertThat(stack.sqs().take()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-227 a deploy whose message is lost is a 202 all the same")
    void lostMessage() {
        var path = person.app("idea");
        person.upload(path, PAGE);
        stack.sqs().fails(true);

        assertThat(person.post(path + "/deploy").status()).isEqualTo(202);
        assertThat(person.get(path).json().at("/lastDeployment/status").asText())
                .isEqualTo("pending");
    }

    @Test
    @DisplayName("INFRA-HOST-228 a failed redeploy leaves the app deployed at its url, and says why it failed")
    void failedRedeploy() {
        var path = person.deployedApp("idea");
        stack.provider().outcome(DeployState.BUILD_FAILED);

        stack.work(
                path, person.post(path + "/deploy").json().path("deploymentId").asText());

        var app = person.get(path).json();
        assertThat(app.path("status").asText()).isEqualTo("deployed");
        assertThat(app.path("url").isNull()).isFalse();
        assertThat(app.at("/lastDeployment/status").asText()).isEqualTo("failed");
        assertThat(app.at("/lastDeployment/failure/code").asText()).isEqualTo("build_failed");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-229 stop, start and restart answer 202 with the status, repeated too; never deployed is a 409")
    void control() {
        var fresh = person.app("fresh");
        for (var verb : List.of("/stop", "/start", "/restart")) {
            assertThat(person.post(fresh + verb).json().path("code").asText()).isEqualTo("not_deployed");
        }
        var path = person.deployedApp("idea");

        for (int i = 0; i < 2; i++) {
            var stopped = person.post(path + "/stop");
            assertThat(stopped.status()).isEqualTo(202);
            assertThat(stopped.json().path("status").asText()).isEqualTo("stopped");
        }
        var app = person.get(path).json();
        assertThat(app.path("statusReason").asText()).isEqualTo("stopped_by_owner");
        assertThat(app.path("url").isNull()).isTrue();
        person.credits(0);
        assertThat(person.post(path + "/start").status()).isEqualTo(402);
        person.credits(1);
        assertThat(person.post(path + "/start").status()).isEqualTo(202);
        stack.work(path, person.get(path).json().at("/lastDeployment/id").asText());
        assertThat(person.get(path).json().path("status").asText()).isEqualTo("deployed");
        assertThat(person.post(path + "/restart").json().path("status").asText())
                .isEqualTo("deployed");
        stack.provider().silent(true);
        var silent = person.post(path + "/restart");
        assertThat(silent.status()).isEqualTo(503);
        assertThat(silent.header("Retry-After")).isPresent();
    }

    @Test
    @DisplayName("INFRA-HOST-230 logs are told without control characters, within a megabyte; type is required")
    void logs() {
        var path = person.deployedApp("idea");
        var now = stack.clock().instant();
        stack.provider().write(now, "\u001b[31mred\u001b[0m\tplain\u0000\u0007");
        stack.provider().write(now, "\u001b]0;title\u0007after");

        var answer = person.get(path + "/logs?type=runtime");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("items").findValuesAsText("message")).containsExactly("red\tplain", "after");
        assertThat(answer.json().at("/items/0/type").asText()).isEqualTo("runtime");
        assertThat(answer.json().at("/items/0/time").asText()).isEqualTo(now.toString());
        assertThat(answer.json().path("nextCursor").isNull()).isTrue();
        for (var query : List.of("", "?type=all", "?type=build&since=yesterday", "?type=build&limit=1001")) {
            assertThat(person.get(path + "/logs" + query).status()).as(query).isEqualTo(400);
        }
        for (int i = 0; i < 300; i++) {
            stack.provider().write(now, "x".repeat(8_000));
        }
        assertThat(person.get(path + "/logs?type=runtime").text().length()).isLessThan(1_000_000);
        assertThat(person.get(person.app("fresh") + "/logs?type=build").json().path("items"))
                .isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-231 a body that is not JSON is a 400 also where none is needed, and nothing happens")
    void uselessBody() {
        var path = person.app("idea");
        person.upload(path, PAGE);
        for (var verb : List.of("/deploy", "/stop", "/start", "/restart")) {
            assertThat(person.send(HttpEvent.post(path + verb, "{")).status())
                    .as(verb)
                    .isEqualTo(400);
            assertThat(person.send(HttpEvent.post(path + verb, "[]")).status())
                    .as(verb)
                    .isEqualTo(400);
        }

        assertThat(person.get(path).json().path("lastDeployment").isNull()).isTrue();
        assertThat(person.send(HttpEvent.post(path + "/deploy", "{}")).status()).isEqualTo(202);
    }
}
