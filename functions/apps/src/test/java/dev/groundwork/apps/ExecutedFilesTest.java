package dev.groundwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.ExecutedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A warm request executes few files of ours: each is a hop for who reads it. The limits are the counts of today. */
final class ExecutedFilesTest {

    @Test
    @DisplayName("INFRA-HOST-930 a warm request to deploy executes at most 49 files")
    void deploy() {
        assertThat(ExecutedFiles.in(Deploy.class)).hasSizeLessThanOrEqualTo(49);
    }

    /** A deploy of an app whose source was uploaded, after one of another app. */
    static final class Deploy implements Supplier<SequencedSet<String>> {

        @Override
        public SequencedSet<String> get() {
            try (var stack = new AppsStack(Files.createTempDirectory("executed-files"))) {
                var person = stack.person();
                person.deployedApp("idea_first");
                var path = person.app("idea_second");
                person.upload(path, AppsStack.zip("index.html", "<h1>hi</h1>"));
                return ExecutedFiles.of(
                        () -> assertThat(person.post(path + "/deploy").status()).isEqualTo(202));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
