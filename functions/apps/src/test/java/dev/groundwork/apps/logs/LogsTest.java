package dev.groundwork.apps.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.apps.AppsStack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogsTest {

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
            "INFRA-HOST-230 logs come without control characters, within a megabyte; type is required; an empty line has a message")
    void logs() {
        var path = person.deployedApp("idea");
        var now = stack.clock().instant();
        stack.provider().write(now, "\u001b[31mred\u001b[0m\tplain\u0000\u0007");
        stack.provider().write(now, "\u001b]0;title\u0007after");
        stack.provider().write(now, "");

        var answer = person.get(path + "/logs?type=runtime");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("items").findValuesAsText("message")).containsExactly("red\tplain", "after", "");
        assertThat(answer.json().at("/items/0/type").asText()).isEqualTo("runtime");
        assertThat(answer.json().at("/items/0/time").asText()).isEqualTo(now.toString());
        assertThat(answer.json().path("nextCursor").isNull()).isTrue();
        for (var query : List.of("", "?type=all", "?type=build&since=yesterday", "?type=build&limit=1001")) {
            assertThat(person.get(path + "/logs" + query).status()).as(query).isEqualTo(422);
        }
        for (int i = 0; i < 300; i++) {
            stack.provider().write(now, "x".repeat(8_000));
        }
        assertThat(person.get(path + "/logs?type=runtime").text().length()).isLessThan(1_000_000);
        assertThat(person.get(person.app("fresh") + "/logs?type=build").json().path("items"))
                .isEmpty();
    }
}
