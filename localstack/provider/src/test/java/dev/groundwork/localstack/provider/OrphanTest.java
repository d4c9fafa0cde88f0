package dev.groundwork.localstack.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrphanTest {

    @TempDir
    Path folder;

    /** A provider in a process of its own, which tells its url in a file. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            var provider = LocalProvider.start(ProviderSettings.of(
                    folder.resolve("provider"), ProviderFixture.TOKEN, InstantSource.system(), System.getenv()));
            Files.writeString(folder.resolve("url.new"), provider.url().toString());
            Files.move(folder.resolve("url.new"), folder.resolve("url"));
            Thread.currentThread().join();
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-728 what a provider that was killed left running is ended by the next one, and comes back under its url")
    void killed() throws Exception {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("orphan");
            provider.deploy(service, repository, repository.commit(Sources.node("here")));
            provider.halt();
            var process = start();
            ProviderFixture.until(() -> provider.text(service, "/").equals("here"));
            var orphan = Long.parseLong(provider.text(service, "/pid"));

            process.destroyForcibly().waitFor();
            assertThat(ProviderFixture.alive(Set.of(orphan))).containsExactly(orphan);
            provider.restart();

            ProviderFixture.until(() -> ProviderFixture.alive(Set.of(orphan)).isEmpty());
            ProviderFixture.until(() -> provider.text(service, "/").equals("here"));
        }
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("provider.log").toFile())
                .start();
    }
}
