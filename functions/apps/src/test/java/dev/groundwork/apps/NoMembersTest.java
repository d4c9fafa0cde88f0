package dev.groundwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.HttpEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NoMembersTest {

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
