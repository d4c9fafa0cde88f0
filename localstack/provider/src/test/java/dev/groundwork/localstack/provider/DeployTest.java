package dev.groundwork.localstack.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeployTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "INFRA-HOST-700 a static site is served from its commit, with its build id where none of its files says it")
    void staticSite() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("site");

            var deploy = provider.deploy(
                    service,
                    repository,
                    repository.commit(Sources.page("one")),
                    Map.of("GROUNDWORK_BUILD_ID", "dep_1"));

            assertThat(deploy.path("status").asText()).isEqualTo("live");
            assertThat(provider.text(service, "/")).isEqualTo("<h1>one</h1>");
            assertThat(provider.text(service, "/.well-known/groundwork-build")).isEqualTo("dep_1");
            assertThat(provider.get("/services/" + service.path("id").asText())
                            .body()
                            .path("activeDeployId"))
                    .isEqualTo(deploy.path("id"));
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-701 a Node server is started by its start script, with exactly the environment that is promised")
    void node() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("node");

            var deploy = provider.deploy(
                    service,
                    repository,
                    repository.commit(Sources.node("hello")),
                    Map.of("GROUNDWORK_BUILD_ID", "dep_1", "GREETING", "hi there"));

            assertThat(deploy.path("status").asText()).isEqualTo("live");
            assertThat(provider.text(service, "/")).isEqualTo("hello");
            var environment = JSON.readTree(provider.text(service, "/env"));
            assertThat(environment.propertyStream().map(Map.Entry::getKey))
                    .containsExactlyInAnyOrder("PATH", "HOME", "LANG", "PORT", "GROUNDWORK_BUILD_ID", "GREETING");
            assertThat(environment.path("GREETING").asText()).isEqualTo("hi there");
            assertThat(environment.path("PORT").asText()).isNotEqualTo(String.valueOf(port(service)));
            assertThat(environment.path("HOME").asText()).startsWith(folder.toString());
        }
    }

    private static int port(JsonNode service) {
        return java.net.URI.create(service.path("url").asText()).getPort();
    }

    @Test
    @DisplayName("INFRA-HOST-702 app.py is started with Python, with the promised environment only")
    void python() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("python");

            var deploy = provider.deploy(service, repository, repository.commit(Sources.python("snake")));

            assertThat(deploy.path("status").asText()).isEqualTo("live");
            assertThat(provider.text(service, "/")).isEqualTo("snake");
            assertThat(JSON.readTree(provider.text(service, "/env"))
                            .propertyStream()
                            .map(Map.Entry::getKey))
                    .containsExactlyInAnyOrder("PATH", "HOME", "LANG", "PORT");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-703 the web line of a Procfile counts before everything else")
    void procfile() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("procfile");
            var files = new java.util.HashMap<>(Sources.node("from the start script"));
            files.put("Procfile", "worker: false\nweb: WORD=\"from the Procfile\" node other.js --port $PORT\n");
            files.put(
                    "other.js",
                    "require('http').createServer((q, r) => r.end(process.env.WORD + ' ' + Object.keys(process.env).sort()))"
                            + ".listen(Number(process.argv[3]))");

            var deploy = provider.deploy(service, repository, repository.commit(files));

            assertThat(deploy.path("status").asText()).isEqualTo("live");
            assertThat(provider.text(service, "/")).isEqualTo("from the Procfile HOME,LANG,PATH,PORT,WORD");
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-704 a process that ends before it listens is start_failed with its exit code and last lines")
    void startFailed() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("broken");
            var good = provider.deploy(service, repository, repository.commit(Sources.node("good")));

            var bad = provider.deploy(
                    service,
                    repository,
                    repository.commit(Map.of("Procfile", "web: echo cannot find the moon; exit 7\n")));

            assertThat(bad.path("status").asText()).isEqualTo("start_failed");
            assertThat(bad.path("detail").asText()).contains("exit code 7").contains("cannot find the moon");
            assertThat(provider.text(service, "/")).isEqualTo("good");
            assertThat(provider.get("/services/" + service.path("id").asText())
                            .body()
                            .path("activeDeployId"))
                    .isEqualTo(good.path("id"));
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-705 a process that never answers is health_check_failed and ended, and what served goes on")
    void healthCheckFailed() throws IOException {
        var limits = ProviderLimits.standard().withHealth(Duration.ofSeconds(2));
        try (var provider = new ProviderFixture(folder, limits)) {
            var repository = provider.repository();
            var service = provider.service("silent");
            provider.deploy(service, repository, repository.commit(Sources.page("good")));

            var bad = provider.deploy(
                    service,
                    repository,
                    repository.commit(Map.of("Procfile", "web: echo $$ && exec sleep 1000\n", "x", "y")));

            assertThat(bad.path("status").asText()).isEqualTo("health_check_failed");
            assertThat(bad.path("detail").asText()).contains("No answer within 2 s");
            var pid = Long.parseLong(provider.log(service, "runtime").getFirst());
            assertThat(ProviderFixture.alive(java.util.Set.of(pid))).isEmpty();
            assertThat(provider.text(service, "/")).isEqualTo("<h1>good</h1>");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-706 a failed build script is build_failed with its last lines, and what served goes on")
    void buildFailed() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("unbuilt");
            provider.deploy(service, repository, repository.commit(Sources.page("good")));

            var bad = provider.deploy(
                    service,
                    repository,
                    repository.commit(
                            Map.of("package.json", "{\"scripts\":{\"build\":\"echo the roof is missing; exit 9\"}}")));

            assertThat(bad.path("status").asText()).isEqualTo("build_failed");
            assertThat(bad.path("detail").asText()).contains("npm run build").contains("the roof is missing");
            assertThat(provider.text(service, "/")).isEqualTo("<h1>good</h1>");
            assertThat(provider.log(service, "build")).anyMatch(line -> line.contains("the roof is missing"));
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-707 npm installs dependencies without their scripts, builds, and the built pages are served")
    void npm() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("built");
            var files = Map.of(
                    "package.json",
                    """
                    {"name":"site","version":"1.0.0","dependencies":{"greeter":"file:./greeter"},
                     "scripts":{"build":"node build.js","preinstall":"touch ran-a-script"}}
                    """,
                    "greeter/package.json",
                    "{\"name\":\"greeter\",\"version\":\"1.0.0\",\"scripts\":{\"install\":\"touch ran-a-script\"}}",
                    "greeter/index.js",
                    "module.exports = 'from a dependency'",
                    "build.js",
                    """
                    const fs = require('fs');
                    fs.mkdirSync('dist');
                    const scripts = fs.existsSync('ran-a-script') || fs.existsSync('greeter/ran-a-script');
                    fs.writeFileSync('dist/index.html', require('greeter') + ' ' + scripts + ' ' + process.env.TITLE);
                    """);

            var deploy = provider.deploy(service, repository, repository.commit(files), Map.of("TITLE", "t"));

            assertThat(deploy.path("detail").asText("")).isEmpty();
            assertThat(provider.text(service, "/")).isEqualTo("from a dependency false t");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-708 requirements.txt is installed into an environment of the app's own")
    void pip() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("wheel");
            var app = Sources.python("%s")
                    .getOrDefault("app.py", "")
                    .replace("'%s'", "greeter.WORD")
                    .replace("import json", "import greeter, json");
            var files = Map.of(
                    "app.py", app.getBytes(StandardCharsets.UTF_8),
                    "requirements.txt", "./greeter-1.0-py3-none-any.whl\n".getBytes(StandardCharsets.UTF_8),
                    "greeter-1.0-py3-none-any.whl", wheel());

            var deploy = provider.deploy(service, repository, repository.commitBytes(files));

            assertThat(deploy.path("detail").asText("")).isEmpty();
            assertThat(provider.text(service, "/")).isEqualTo("from a wheel");
        }
    }

    private static byte[] wheel() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var info = "greeter-1.0.dist-info/";
            for (var file : Map.of(
                            "greeter.py",
                            "WORD = 'from a wheel'\n",
                            info + "METADATA",
                            "Metadata-Version: 2.1\nName: greeter\nVersion: 1.0\n",
                            info + "WHEEL",
                            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
                            info + "RECORD",
                            "greeter.py,,\n" + info + "METADATA,,\n" + info + "WHEEL,,\n" + info + "RECORD,,\n")
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("INFRA-HOST-709 a link in the repository is not followed and not written")
    void symlink() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("links");
            var files = Map.of("index.html", "home", "passwords.txt", "-> /etc/passwd", "etc", "-> /etc");

            var deploy = provider.deploy(service, repository, repository.commit(files));

            assertThat(deploy.path("status").asText()).isEqualTo("live");
            assertThat(provider.text(service, "/")).isEqualTo("home");
            assertThat(provider.visit(service, "/passwords.txt").statusCode()).isEqualTo(404);
            assertThat(provider.visit(service, "/etc/passwd").statusCode()).isEqualTo(404);
            assertThat(provider.log(service, "build")).anyMatch(line -> line.contains("passwords.txt"));
        }
    }

    @Test
    @DisplayName("INFRA-HOST-710 a commit that is not there is build_failed")
    void unknownCommit() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("lost");

            var deploy = provider.deploy(service, repository, "0123456789012345678901234567890123456789");

            assertThat(deploy.path("status").asText()).isEqualTo("build_failed");
            assertThat(deploy.path("detail").asText()).contains("no commit");
            assertThat(provider.status(service)).isEqualTo("none");
            assertThat(provider.visit(service, "/").statusCode()).isEqualTo(503);
        }
    }
}
