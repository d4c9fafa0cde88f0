package dev.groundwork.localstack.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LifeTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("INFRA-HOST-720 a redeploy switches without one failed request, and the old process ends behind it")
    void redeploy() throws Exception {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("busy");
            provider.deploy(service, repository, repository.commit(Sources.node("old")));
            var old = Long.parseLong(provider.text(service, "/pid"));
            var failures = new ConcurrentLinkedQueue<String>();
            var answers = new AtomicInteger();
            var done = new AtomicBoolean();
            var hammer = Thread.ofVirtual().start(() -> {
                while (!done.get()) {
                    var text = provider.text(service, "/");
                    answers.incrementAndGet();
                    if (!Set.of("old", "new").contains(text)) {
                        failures.add(text);
                    }
                }
            });

            ProviderFixture.until(() -> answers.get() > 5);
            provider.deploy(service, repository, repository.commit(Sources.node("new")));

            assertThat(provider.text(service, "/")).isEqualTo("new");
            var after = answers.get();
            ProviderFixture.until(() -> answers.get() > after + 5);
            ProviderFixture.until(() -> ProviderFixture.alive(Set.of(old)).isEmpty());
            done.set(true);
            hammer.join();
            assertThat(failures).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-721 stop ends the process, start brings it back under the same url; repeating either is harmless")
    void stopAndStart() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("pause");
            var path = "/services/" + service.path("id").asText();
            assertThat(provider.post(path + "/start").status()).isEqualTo(409);
            provider.deploy(service, repository, repository.commit(Sources.node("here")));
            var pid = Long.parseLong(provider.text(service, "/pid"));

            assertThat(provider.post(path + "/stop").status()).isEqualTo(202);
            assertThat(provider.post(path + "/stop").status()).isEqualTo(202);

            assertThat(provider.status(service)).isEqualTo("stopped");
            assertThat(provider.visit(service, "/").statusCode()).isEqualTo(503);
            ProviderFixture.until(() -> ProviderFixture.alive(Set.of(pid)).isEmpty());

            assertThat(provider.post(path + "/start").status()).isEqualTo(202);
            assertThat(provider.post(path + "/start").status()).isEqualTo(202);
            ProviderFixture.until(() -> provider.text(service, "/").equals("here"));
            assertThat(provider.status(service)).isEqualTo("running");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-722 restart brings another process without a gap")
    void restart() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("again");
            provider.deploy(service, repository, repository.commit(Sources.node("here")));
            var pid = provider.text(service, "/pid");

            var answer = provider.post("/services/" + service.path("id").asText() + "/restart");

            assertThat(answer.status()).isEqualTo(202);
            ProviderFixture.until(() -> {
                var now = provider.text(service, "/pid");
                assertThat(now).isNotEmpty();
                return !now.equals(pid);
            });
            ProviderFixture.until(
                    () -> ProviderFixture.alive(Set.of(Long.parseLong(pid))).isEmpty());
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-723 rollback serves what an earlier deployment built, with its variables, as a new deployment")
    void rollback() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("back");
            var path = "/services/" + service.path("id").asText();
            var first = provider.deploy(
                    service, repository, repository.commit(Sources.page("one")), Map.of("GROUNDWORK_BUILD_ID", "b1"));
            provider.deploy(service, repository, repository.commit(Sources.page("two")));

            var ordered = provider.call(
                    "POST",
                    path + "/rollback",
                    "{\"deployId\":\"" + first.path("id").asText() + "\"}");

            assertThat(ordered.status()).isEqualTo(201);
            var back = provider.finished(service, ordered.body().path("id").asText());
            assertThat(back.path("status").asText()).isEqualTo("live");
            assertThat(back.path("id")).isNotEqualTo(first.path("id"));
            assertThat(back.path("commit")).isEqualTo(first.path("commit"));
            assertThat(provider.text(service, "/")).isEqualTo("<h1>one</h1>");
            assertThat(provider.text(service, "/.well-known/groundwork-build")).isEqualTo("b1");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-724 only the last five builds are kept")
    void keptBuilds() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("many");
            var path = "/services/" + service.path("id").asText();
            var first = provider.deploy(service, repository, repository.commit(Sources.page("0")));
            for (var i = 1; i <= 5; i++) {
                provider.deploy(service, repository, repository.commit(Sources.page(String.valueOf(i))));
            }

            var refused = provider.call(
                    "POST",
                    path + "/rollback",
                    "{\"deployId\":\"" + first.path("id").asText() + "\"}");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().path("code").asText()).isEqualTo("not_rollbackable");
            var builds =
                    folder.resolve("provider/services/" + service.path("id").asText() + "/builds");
            ProviderFixture.until(() -> count(builds) == 5);
        }
    }

    private static int count(Path folder) {
        var found = folder.toFile().list();
        return found == null ? 0 : found.length;
    }

    @Test
    @DisplayName(
            "INFRA-HOST-725 after a restart of the provider the apps that ran are back under their urls, stopped ones are not")
    void providerRestart() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var running = provider.service("runs");
            var stopped = provider.service("rests");
            provider.deploy(running, repository, repository.commit(Sources.node("back")));
            provider.deploy(stopped, repository, repository.commit(Sources.page("asleep")));
            provider.post("/services/" + stopped.path("id").asText() + "/stop");
            var pid = Long.parseLong(provider.text(running, "/pid"));

            provider.restart();

            assertThat(ProviderFixture.alive(Set.of(pid))).isEmpty();
            ProviderFixture.until(() -> provider.text(running, "/").equals("back"));
            assertThat(provider.status(stopped)).isEqualTo("stopped");
            assertThat(provider.visit(stopped, "/").statusCode()).isEqualTo(503);
        }
    }

    @Test
    @DisplayName("INFRA-HOST-726 nothing is left running after close, not even what left its process group")
    void close() throws IOException {
        var pids = folder.resolve("pids");
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("tree");
            var files = new HashMap<>(Sources.node("tree"));
            files.put("Procfile", "web: sh start.sh\n");
            files.put("start.sh", """
                    trap '' TERM
                    (sleep 1000 & echo $! >> %1$s)
                    setsid sh -c 'echo $$ >> %1$s; exec sleep 1000' &
                    echo $$ >> %1$s
                    node server.js
                    """.formatted(pids));
            var deploy = provider.deploy(service, repository, repository.commit(files));
            assertThat(deploy.path("status").asText()).isEqualTo("live");
            ProviderFixture.until(() -> lines(pids).size() == 3);
        }

        assertThat(ProviderFixture.alive(lines(pids))).isEmpty();
    }

    private static Set<Long> lines(Path file) {
        try {
            return Files.exists(file)
                    ? Set.copyOf(
                            Files.readAllLines(file).stream().map(Long::valueOf).toList())
                    : Set.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("INFRA-HOST-727 a process that dies is started again; one that dies again and again is crashed")
    void crash() throws IOException {
        var limits = ProviderLimits.standard().withPauses(Duration.ofMillis(5), Duration.ofMillis(20));
        try (var provider = new ProviderFixture(folder, limits)) {
            var repository = provider.repository();
            var service = provider.service("mortal");
            provider.deploy(service, repository, repository.commit(Sources.node("alive")));

            provider.text(service, "/die");
            ProviderFixture.until(() -> provider.text(service, "/").equals("alive"));
            assertThat(provider.status(service)).isEqualTo("running");

            ProviderFixture.until(() -> {
                provider.text(service, "/die");
                return provider.status(service).equals("crashed");
            });
            assertThat(provider.visit(service, "/").statusCode()).isEqualTo(503);
            provider.post("/services/" + service.path("id").asText() + "/start");
            ProviderFixture.until(() -> provider.text(service, "/").equals("alive"));
            assertThat(provider.status(service)).isEqualTo("running");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-729 stop gives an app time to end by itself, and one that does not is killed")
    void gracefully() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("polite");
            var path = "/services/" + service.path("id").asText();
            var files = new HashMap<>(Sources.node("x"));
            files.merge("server.js", """
                    process.on('SIGTERM', () => setTimeout(() => { console.log('goodbye'); process.exit(0); }, 300));
                    """, String::concat);
            provider.deploy(service, repository, repository.commit(files));
            var pid = Long.parseLong(provider.text(service, "/pid"));

            provider.post(path + "/stop");

            ProviderFixture.until(() -> ProviderFixture.alive(Set.of(pid)).isEmpty());
            ProviderFixture.until(() -> provider.log(service, "runtime").contains("goodbye"));
        }
    }

    @Test
    @DisplayName("INFRA-HOST-730 a flood of output neither stops the app nor grows its log beyond its bounds")
    void flood() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("loud");
            var files = new HashMap<>(Sources.node("x"));
            files.merge(
                    "server.js",
                    "for (let i = 0; i < 20000; i++) console.log('line ' + i + ' ' + 'x'.repeat(500));\n",
                    String::concat);

            var deploy = provider.deploy(service, repository, repository.commit(files));

            assertThat(deploy.path("status").asText()).isEqualTo("live");
            var logs = folder.resolve("provider/services/" + service.path("id").asText() + "/logs/runtime");
            ProviderFixture.until(() -> size(logs) > 1_000_000);
            assertThat(size(logs)).isLessThanOrEqualTo(2_000_000);
            assertThat(provider.log(service, "runtime")).hasSize(1000);
        }
    }

    private static long size(Path folder) {
        var files = folder.toFile().listFiles();
        return files == null
                ? 0
                : java.util.Arrays.stream(files).mapToLong(java.io.File::length).sum();
    }
}
