package dev.groundwork.apps.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.apps.AppsStack;
import dev.groundwork.testing.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceTest {

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
        assertThat(first.json().path("warnings").isArray()).isTrue();
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
                                .header("content-type", "text/plain")
                                .body("{}"))
                        .status())
                .isEqualTo(415);
        assertThat(person.upload(path, new byte[4 * 1024 * 1024 + 1]).status()).isEqualTo(413);
        assertThat(person.upload(path, new byte[4 * 1024 * 1024]).status()).isEqualTo(422);
    }
}
