package dev.groundwork.localstack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own. */
class MainTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private Process run(int port) throws IOException {
        return run(port, Map.of());
    }

    private Process run(int port, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        folder.toString())
                .redirectError(Files.createTempFile(folder, "err", ".txt").toFile());
        builder.environment().put("GROUNDWORK_PORT", Integer.toString(port));
        builder.environment().put("GROUNDWORK_HOME", folder.resolve("home").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Waits for the first process of a function, which the warm-up starts. */
    private static List<ProcessHandle> children(Process program) throws InterruptedException {
        var children = program.descendants().toList();
        while (children.isEmpty() && program.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(10);
            children = program.descendants().toList();
        }
        return children;
    }

    private String errors() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.getFileName().toString().startsWith("err"))
                    .toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-682 says ready once, refuses a second run on its folder, and ends with 0 and no process left on SIGTERM")
    void livesAndEnds() throws IOException, InterruptedException {
        // Given
        StackTest.settings(folder, Map.of());
        var program = run(0);
        try (var out = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            var ready = out.readLine();
            var children = children(program);

            // When
            var second = run(0);
            var secondEnded = second.waitFor(60, TimeUnit.SECONDS);
            program.toHandle().destroy();
            var ended = program.waitFor(10, TimeUnit.SECONDS);

            // Then
            assertThat(ready).as(errors()).matches("ready http://127\\.0\\.0\\.1:\\d+");
            assertThat(secondEnded).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(errors()).contains("another Groundwork runs with the folder");
            assertThat(ended).isTrue();
            assertThat(program.exitValue()).isZero();
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
            assertThat(out.readLine()).isNull();
        } finally {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly();
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-949 is ready before any function has started, and ends with 0 and no process left while one starts")
    void endsWhileAFunctionStarts() throws IOException, InterruptedException {
        // Given
        StackTest.settings(folder, Map.of());
        var program = run(0, Map.of("GROUNDWORK_FAIL_INIT", "slow"));
        try (var out = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            var ready = out.readLine();
            var children = children(program);

            // When
            program.toHandle().destroy();
            var ended = program.waitFor(10, TimeUnit.SECONDS);

            // Then
            assertThat(ready).as(errors()).startsWith("ready http://127.0.0.1:");
            assertThat(ended).isTrue();
            assertThat(program.exitValue()).isZero();
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        } finally {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-683 a port that is taken is a sentence that says what to set, and exit code 1")
    void tellsThatThePortIsTaken() throws IOException, InterruptedException {
        // Given
        StackTest.settings(folder, Map.of());
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            // When
            var program = run(taken.getLocalPort());
            var ended = program.waitFor(60, TimeUnit.SECONDS);

            // Then
            assertThat(ended).isTrue();
            assertThat(program.exitValue()).isEqualTo(1);
            assertThat(errors()).contains("the port " + taken.getLocalPort() + " is taken", "GROUNDWORK_PORT");
        }
    }
}
