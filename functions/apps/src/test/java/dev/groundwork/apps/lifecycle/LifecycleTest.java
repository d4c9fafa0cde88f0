package dev.groundwork.apps.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.apps.AppsStack;
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
}
