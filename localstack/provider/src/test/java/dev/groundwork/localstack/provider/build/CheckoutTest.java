package dev.groundwork.localstack.provider.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.groundwork.localstack.provider.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckoutTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "INFRA-HOST-790 only regular files are written, and no hook or configuration of a repository does anything")
    void regularFiles() throws IOException, BuildFailed {
        var repository = TestRepository.create(folder.resolve("r.git"));
        var hook = folder.resolve("r.git/hooks/post-checkout");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\ntouch " + folder.resolve("hooked") + "\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        var commit = repository.commit(Map.of("a/b.txt", "b", "link", "-> /etc", "c.txt", "c"));
        var target = Files.createDirectories(folder.resolve("out"));
        var log = new ArrayList<String>();

        new Checkout(10, 1000).write(repository.url(), commit, target, log::add);

        assertThat(target.resolve("a/b.txt")).hasContent("b");
        assertThat(target.resolve("link")).doesNotExist();
        assertThat(folder.resolve("hooked")).doesNotExist();
        assertThat(log).anyMatch(l -> l.contains("link"));
    }

    @Test
    @DisplayName("INFRA-HOST-791 a source with too many files or bytes is not written to its end")
    void limits() throws IOException {
        var repository = TestRepository.create(folder.resolve("r.git"));
        var commit = repository.commit(Map.of("a", "12345", "b", "12345"));
        var target = Files.createDirectories(folder.resolve("out"));

        assertThatExceptionOfType(BuildFailed.class)
                .isThrownBy(() -> new Checkout(1, 1000).write(repository.url(), commit, target, l -> {}));
        assertThatExceptionOfType(BuildFailed.class)
                .isThrownBy(() -> new Checkout(10, 9)
                        .write(repository.url(), commit, Files.createDirectories(folder.resolve("out2")), l -> {}));
    }
}
