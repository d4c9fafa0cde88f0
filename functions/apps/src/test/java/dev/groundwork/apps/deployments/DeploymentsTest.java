package dev.groundwork.apps.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.apps.AppsStack;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeploymentsTest {

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
    @DisplayName("INFRA-HOST-223 a deploy answers 202 and asks the worker; app and deployment show what becomes of it")
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
    @DisplayName("INFRA-HOST-224 of a hundred deploys at once one is reserved, the others learn which is active")
    void race() throws Exception {
        var path = person.app("idea");
        person.upload(path, PAGE);
        var tasks = IntStream.range(0, 100)
                .<Callable<Answer>>mapToObj(i -> () -> person.post(path + "/deploy"))
                .toList();
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
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
}
