package dev.groundwork.localstack.provider.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartPlansTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("INFRA-HOST-737 a Procfile is read as the editors of Windows and Mac write it")
    void encodings() throws Exception {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (var lineEnd : List.of("\n", "\r\n", "\r")) {
                write("Procfile", "\ufeff# ours" + lineEnd + "web:  serve $PORT " + lineEnd, charset);

                assertThat(StartPlans.of(new Artifact(folder)))
                        .as(charset.name())
                        .isInstanceOfSatisfying(
                                StartPlan.Run.class,
                                run -> assertThat(run.arguments().getLast()).endsWith("serve $PORT"));
            }
        }
        write("Procfile", "web: serve $PORT", StandardCharsets.UTF_8);
        assertThat(StartPlans.of(new Artifact(folder))).isInstanceOf(StartPlan.Run.class);
        Files.delete(folder.resolve("source/Procfile"));
        write("package.json", "\ufeff{\"scripts\":{\"start\":\"serve\"}}\r\n", StandardCharsets.UTF_8);
        assertThat(StartPlans.of(new Artifact(folder))).isInstanceOf(StartPlan.Run.class);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-738 files are served only where there is an index.html; anything else is a failure that says what was looked for")
    void nothingToServe() throws Exception {
        write("server.js", "secret", StandardCharsets.UTF_8);
        write("package.json", "{}", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> StartPlans.of(new Artifact(folder)))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContainingAll("Procfile", "package.json", "index.html");

        write("dist/index.html", "x", StandardCharsets.UTF_8);
        assertThat(StartPlans.of(new Artifact(folder))).isEqualTo(new StartPlan.Serve(folder.resolve("source/dist")));
    }

    private void write(String name, String text, Charset charset) throws IOException {
        var file = folder.resolve("source").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, charset);
    }
}
