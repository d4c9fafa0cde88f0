package dev.groundwork.apps.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.apps.AppsStack;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RollbackTest {

    @TempDir
    Path repositories;

    @AutoClose
    private AppsStack stack;

    private AppsStack.Person person;
    private String path = "";

    @BeforeEach
    void start() {
        stack = new AppsStack(repositories);
        person = stack.person();
        path = person.deployedApp("idea");
    }

    private String latest() {
        return person.get(path).json().at("/lastDeployment/id").asText();
    }

    private String deployAgain() {
        person.upload(path, AppsStack.zip("index.html", "<h1>two</h1>"));
        var deployment =
                person.post(path + "/deploy").json().path("deploymentId").asText();
        stack.work(path, deployment);
        return deployment;
    }

    private Answer rollback(String body) {
        return person.send(HttpEvent.post(path + "/rollback", body));
    }

    private String rolledBack(String body) {
        var answer = rollback(body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        var deployment = answer.json().path("deploymentId").asText();
        stack.work(path, deployment);
        return deployment;
    }

    @Test
    @DisplayName(
            "INFRA-HOST-520 a rollback brings back the deployment that served before, as a deployment of its own, and warns of data")
    void previous() {
        var first = latest();
        var commit = person.get(path).json().at("/lastDeployment/commit").asText();
        deployAgain();

        var answer = person.post(path + "/rollback");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        var id = answer.json().path("deploymentId").asText();
        assertThat(answer.text())
                .isEqualTo("{\"deploymentId\":\"" + id
                        + "\",\"status\":\"pending\",\"warnings\":[\"data_not_rolled_back\"]}");
        stack.work(path, id);
        var app = person.get(path).json();
        assertThat(app.path("status").asText()).isEqualTo("deployed");
        var deployment = app.path("lastDeployment");
        assertThat(deployment.path("id").asText()).isEqualTo(id);
        assertThat(deployment.path("status").asText()).as(deployment.toString()).isEqualTo("deployed");
        assertThat(deployment.path("trigger").asText()).isEqualTo("rollback");
        assertThat(deployment.path("rollbackOf").asText()).isEqualTo(first);
        assertThat(deployment.path("commit").asText()).isEqualTo(commit);
        assertThat(deployment.path("buildId").isNull()).isTrue();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-521 two rollbacks without a target swap two deployments; one of a rollback brings back what that one brought back")
    void again() {
        var first = latest();
        var second = deployAgain();

        var back = rolledBack("{}");
        var forth = rolledBack("{}");
        rolledBack("{\"deploymentId\":\"" + back + "\"}");

        assertThat(person.get(path + "/deployments/" + forth)
                        .json()
                        .path("rollbackOf")
                        .asText())
                .isEqualTo(second);
        assertThat(person.get(path).json().at("/lastDeployment/rollbackOf").asText())
                .isEqualTo(first);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-522 what serves, failed, started only, is another app's or is nowhere is 409 not_rollbackable and changes nothing")
    void notRollbackable() {
        var first = latest();
        assertThat(rollback("{}").json().path("code").asText()).isEqualTo("not_rollbackable");
        person.post(path + "/stop");
        person.post(path + "/start");
        var start = latest();
        stack.work(path, start);
        var other = person.deployedApp("other");
        var foreign = person.get(other).json().at("/lastDeployment/id").asText();
        var before = person.get(path).json();

        for (var target : new String[] {first, start, foreign, "dep_01J00000000000000000000000"}) {
            var answer = rollback("{\"deploymentId\":\"" + target + "\"}");
            assertThat(answer.status()).as(target + answer.text()).isEqualTo(409);
            assertThat(answer.json().path("code").asText()).isEqualTo("not_rollbackable");
        }
        assertThat(rollback("{\"deploymentId\":\"x\"}").status()).isEqualTo(422);
        assertThat(person.get(path).json()).isEqualTo(before);
    }

    @Test
    @DisplayName("INFRA-HOST-523 no rollback beside an active deployment, without credits, or of a stranger's app")
    void refused() {
        deployAgain();
        person.credits(0);
        assertThat(rollback("{}").status()).isEqualTo(402);
        person.credits(10);
        assertThat(stack.person().post(path + "/rollback").status()).isEqualTo(404);
        var active = person.post(path + "/deploy").json().path("deploymentId").asText();

        var answer = rollback("{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("code").asText()).isEqualTo("deployment_active");
        assertThat(answer.json().path("deploymentId").asText()).isEqualTo(active);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-524 after a rollback a stop and a start serve the same artifact, and the url answers as that build")
    void startAfterwards() {
        deployAgain();
        rolledBack("{}");
        person.post(path + "/stop");

        person.post(path + "/start");
        stack.work(path, latest());

        assertThat(person.get(path).json().at("/lastDeployment/trigger").asText())
                .isEqualTo("start");
        assertThat(person.get(path).json().at("/lastDeployment/status").asText())
                .isEqualTo("deployed");
    }
}
