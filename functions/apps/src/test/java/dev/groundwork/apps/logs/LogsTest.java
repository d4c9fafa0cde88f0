package dev.groundwork.apps.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.apps.AppsStack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

    @Test
    @DisplayName("INFRA-HOST-717 following the cursors yields every line once, each answer within a megabyte of bytes")
    void everyLineOnce() {
        var path = person.deployedApp("idea");
        var now = stack.clock().instant();
        var parts = List.of("x", "\u00fc", "\u20ac", "\ud83d\ude00", "\"", "\\", "\t");
        for (int i = 0; i < 900; i++) {
            var part = parts.get(i % parts.size());
            stack.provider().write(now, i + " " + part.repeat(i % 3 == 0 ? 0 : i * 7 % 4_000));
        }
        for (var limit : List.of("", "&limit=1000", "&limit=333")) {
            var seen = new ArrayList<Integer>();
            var cursor = "";
            do {
                var answer = person.get(path + "/logs?type=runtime" + limit + cursor);
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                assertThat(answer.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1_000_000);
                answer.json().path("items").findValuesAsText("message").forEach(message -> seen.add(number(message)));
                var next = answer.json().path("nextCursor");
                cursor = next.isNull() ? "" : "&cursor=" + next.asText();
            } while (!cursor.isEmpty());

            assertThat(seen)
                    .as(limit)
                    .containsExactlyElementsOf(IntStream.range(0, 900).boxed().toList());
        }
    }

    private static int number(String message) {
        return Integer.parseInt(message.substring(0, message.indexOf(' ')));
    }

    @Test
    @DisplayName("INFRA-HOST-718 a cursor is bound to its owner, app, list and filters; the limit may change")
    void boundCursors() {
        var path = person.deployedApp("idea");
        var other = person.deployedApp("other");
        var stranger = stack.person();
        var strangers = stranger.deployedApp("idea");
        stranger.app("second");
        var now = stack.clock().instant();
        for (int i = 0; i < 3; i++) {
            stack.provider().write(now, "line " + i);
        }
        var log = "/logs?type=runtime&since=" + now;
        var logCursor = cursor(path + log + "&limit=1");
        var apps = cursor("/api/apps?limit=1");

        assertThat(person.get(path + log + "&limit=2&cursor=" + logCursor).status())
                .isEqualTo(200);
        assertThat(person.get("/api/apps?limit=2&cursor=" + apps).status()).isEqualTo(200);
        for (var query : List.of(
                path + "/logs?type=build&since=" + now + "&cursor=" + logCursor,
                path + "/logs?type=runtime&cursor=" + logCursor,
                path + "/logs?type=runtime&since=2026-01-07&cursor=" + logCursor,
                other + log + "&cursor=" + logCursor,
                path + log + "&cursor=" + logCursor.substring(1),
                path + log + "&cursor=" + apps,
                path + "/deployments?cursor=" + logCursor,
                path + "/deployments?cursor=" + apps,
                "/api/apps?cursor=" + logCursor)) {
            var answer = person.get(query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.json().path("code").asText()).as(query).isEqualTo("invalid_cursor");
        }
        assertThat(stranger.get(strangers + log + "&cursor=" + logCursor).status())
                .isEqualTo(400);
        assertThat(stranger.get("/api/apps?cursor=" + apps).status()).isEqualTo(400);
    }

    private String cursor(String path) {
        return person.get(path).json().path("nextCursor").asText();
    }

    @Test
    @DisplayName("INFRA-HOST-719 since is a time of the years 1970 to 9999 or a day, and includes its own instant")
    void since() {
        var path = person.deployedApp("idea");
        stack.provider().write(Instant.parse("2026-01-07T09:29:59.999Z"), "before");
        stack.provider().write(Instant.parse("2026-01-07T09:30:00Z"), "then");
        for (var since : List.of("2026-01-07T09:30:00Z", "2026-01-07T10:30:00%2B01:00", "2026-01-07T09:29:59.9991Z")) {
            assertThat(person.get(path + "/logs?type=runtime&since=" + since)
                            .json()
                            .path("items")
                            .findValuesAsText("message"))
                    .as(since)
                    .containsExactly("then");
        }
        for (var since : List.of("2026-01-07", "1970-01-01T00:00:00Z")) {
            assertThat(person.get(path + "/logs?type=runtime&since=" + since)
                            .json()
                            .path("items"))
                    .as(since)
                    .hasSize(2);
        }
        assertThat(person.get(path + "/logs?type=runtime&since=9999-12-31T23:59:59.999999999Z")
                        .json()
                        .path("items"))
                .isEmpty();
        for (var since : List.of(
                "-1000000000-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00%2B18:00",
                "%2B1000000000-12-31T23:59:59.999999999Z",
                "1969-12-31T23:59:59Z",
                "%2B10000-01-01",
                "2026-02-30",
                "2026-01-07T24:00:01Z",
                "1767778200",
                "",
                "%00")) {
            assertThat(person.get(path + "/logs?type=runtime&since=" + since).status())
                    .as(since)
                    .isEqualTo(422);
        }
    }
}
