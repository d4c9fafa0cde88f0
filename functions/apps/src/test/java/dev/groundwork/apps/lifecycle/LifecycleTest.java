package dev.groundwork.apps.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.apps.AppsStack;
import dev.groundwork.hosting.provider.Capabilities;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LifecycleTest {

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
    @DisplayName("INFRA-HOST-526 what the provider cannot do is 409 with what can be done instead, deployed or not")
    void unsupported() {
        var fresh = person.app("fresh");
        var path = person.deployedApp("idea");
        stack.provider().capable(new Capabilities(false, false, false, false, true, false, false, false));

        for (var app : List.of(fresh, path)) {
            for (var verb : List.of("/stop", "/start", "/restart", "/rollback")) {
                var answer = person.post(app + verb);
                assertThat(answer.status()).as(verb).isEqualTo(409);
                assertThat(answer.json().path("code").asText()).isEqualTo("unsupported_by_provider");
                assertThat(answer.json().path("alternatives")).as(verb).isNotEmpty();
            }
        }
        assertThat(person.get(path).json().at("/capabilities/stop").asBoolean()).isFalse();
        assertThat(person.get(path).json().path("status").asText()).isEqualTo("deployed");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-527 an app that was suspended for a day's credits starts with credits only, and is told why it stands")
    void suspended() {
        var path = person.deployedApp("idea");
        stack.suspend(path);

        assertThat(person.get(path).json().path("statusReason").asText()).isEqualTo("insufficient_credits");
        assertThat(person.get(path).json().path("suspendedAt").isNull()).isFalse();
        person.credits(0);
        assertThat(person.post(path + "/start").status()).isEqualTo(402);
        person.credits(1);
        assertThat(person.post(path + "/start").status()).isEqualTo(202);
        stack.work(path, person.get(path).json().at("/lastDeployment/id").asText());
        var app = person.get(path).json();
        assertThat(app.path("status").asText()).isEqualTo("deployed");
        assertThat(app.path("statusReason").isNull()).isTrue();
        assertThat(app.path("suspendedAt").isNull()).isTrue();
    }
}
