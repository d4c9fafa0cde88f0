package dev.groundwork.localstack.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples of every kind of app, from their commit to an answer. Packages that a registry would give stand in the sources themselves. */
final class SamplesTest {

    private static final String SERVER = """
            module.exports = (answer) => require('http').createServer((request, response) => {
              if (request.url === '/.well-known/groundwork-build') { response.writeHead(404); response.end(); return; }
              response.end(answer(request.url));
            });
            """;

    @TempDir
    Path folder;

    private ProviderFixture provider;
    private TestRepository repository;
    private JsonNode service;

    @BeforeEach
    void start() throws IOException {
        provider = new ProviderFixture(folder);
        repository = provider.repository();
        service = provider.service("sample");
    }

    @AfterEach
    void stop() throws IOException {
        provider.close();
    }

    private JsonNode deploy(Map<String, String> files) throws IOException {
        return deploy(files, Map.of());
    }

    private JsonNode deploy(Map<String, String> files, Map<String, String> settings) throws IOException {
        return provider.deploy(service, repository, repository.commit(files), Map.of(), settings);
    }

    private static void isLive(JsonNode deploy) {
        assertThat(deploy.path("status").asText())
                .as(deploy.path("detail").asText())
                .isEqualTo("live");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-500 files: a folder at the top is unwrapped, and neither sources of programs nor packages nor dotfiles are served")
    void files() throws IOException {
        isLive(deploy(Map.of(
                "site/index.html", "<h1>hi</h1>",
                "site/.well-known/security.txt", "contact",
                "site/.env", "SECRET=1",
                "site/node_modules/x/index.js", "x",
                "site/package.json", "{\"devDependencies\":{}}",
                "site/tools/deploy.py", "x",
                "__MACOSX/site/._index.html", "x")));

        assertThat(provider.text(service, "/")).isEqualTo("<h1>hi</h1>");
        assertThat(provider.text(service, "/.well-known/security.txt")).isEqualTo("contact");
        for (var hidden : new String[] {"/.env", "/node_modules/x/index.js", "/package.json", "/tools/deploy.py"}) {
            assertThat(provider.visit(service, hidden).statusCode()).as(hidden).isEqualTo(404);
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-501 Express-shaped: dependencies are installed, npm runs prestart, start and nothing of npm is in the environment")
    void express() throws IOException {
        isLive(deploy(Map.of(
                "package.json",
                """
                {"name":"shop","version":"1.0.0","dependencies":{"express":"file:./vendor/express"},
                 "scripts":{"prestart":"node -e \\"require('fs').writeFileSync('prepared','yes')\\"","start":"node index.js"}}
                """,
                "vendor/express/package.json",
                "{\"name\":\"express\",\"version\":\"4.0.0\",\"main\":\"index.js\"}",
                "vendor/express/index.js",
                SERVER,
                "index.js",
                """
                const prepared = require('fs').readFileSync('prepared', 'utf8');
                const names = Object.keys(process.env).sort().join();
                require('express')((url) => (url === '/env' ? names : prepared)).listen(process.env.PORT, '127.0.0.1');
                """)));

        assertThat(provider.text(service, "/")).isEqualTo("yes");
        assertThat(provider.text(service, "/env")).isEqualTo("HOME,LANG,PATH,PORT");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-502 a workspace with rootDirectory: all of it is installed, the app is built and started in its directory")
    void workspace() throws IOException {
        var files = new LinkedHashMap<String, String>();
        files.put("package.json", "{\"name\":\"all\",\"private\":true,\"workspaces\":[\"apps/*\",\"packages/*\"]}");
        files.put(
                "packages/server/package.json",
                "{\"name\":\"@all/server\",\"version\":\"1.0.0\",\"main\":\"index.js\"}");
        files.put("packages/server/index.js", SERVER);
        files.put(
                "apps/web/package.json",
                "{\"name\":\"web\",\"version\":\"1.0.0\",\"dependencies\":{\"@all/server\":\"*\"},\"scripts\":{\"build\":\"node"
                        + " build.js\",\"start\":\"node index.js\"}}");
        files.put(
                "apps/web/build.js",
                "require('fs').writeFileSync('built.txt', 'built in ' + require('path').basename(__dirname));");
        files.put(
                "apps/web/index.js",
                "const built = require('fs').readFileSync('built.txt', 'utf8');"
                        + " require('@all/server')(() => built).listen(process.env.PORT, '127.0.0.1');");
        files.put(
                "apps/other/package.json",
                "{\"name\":\"other\",\"version\":\"1.0.0\",\"scripts\":{\"build\":\"exit 1\"}}");

        isLive(deploy(files, Map.of("rootDirectory", "apps/web")));

        assertThat(provider.text(service, "/")).isEqualTo("built in web");
    }

    private static Map<String, String> vite(String scripts) {
        return Map.of(
                "package.json",
                "{\"name\":\"site\",\"version\":\"1.0.0\",\"devDependencies\":{\"vite\":\"file:./vendor/vite\"}"
                        + scripts + "}",
                "vendor/vite/package.json",
                "{\"name\":\"vite\",\"version\":\"7.0.0\",\"bin\":{\"vite\":\"vite.js\"},\"scripts\":{\"postinstall\":\"exit 1\"}}",
                "vendor/vite/vite.js",
                """
                #!/usr/bin/env node
                const fs = require('fs');
                if (process.argv[2] !== 'build') { process.exit(1); }
                fs.mkdirSync('dist/assets', { recursive: true });
                fs.writeFileSync('dist/index.html', fs.readFileSync('index.html', 'utf8').replace('/src/main.ts', '/assets/main.js'));
                fs.writeFileSync('dist/assets/main.js', 'built');
                """,
                "index.html",
                "<script type=\"module\" src=\"/src/main.ts\"></script>",
                "src/main.ts",
                "const secret: string = 'source'");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-503 Vite-shaped: the build is served, its source is not, and a package with an install script is named")
    void viteBuild() throws IOException {
        isLive(deploy(vite(",\"scripts\":{\"build\":\"vite build\"}")));

        assertThat(provider.text(service, "/")).contains("/assets/main.js");
        assertThat(provider.text(service, "/assets/main.js")).isEqualTo("built");
        assertThat(provider.visit(service, "/src/main.ts").statusCode()).isEqualTo(404);
        assertThat(provider.visit(service, "/package.json").statusCode()).isEqualTo(404);
        assertThat(provider.log(service, "build"))
                .anyMatch(line -> line.startsWith("Install scripts do not run") && line.contains("vite"));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-504 without a build script the framework's own command builds; buildCommand and outputDirectory win over both")
    void frameworkCommand() throws IOException {
        isLive(deploy(vite("")));
        assertThat(provider.text(service, "/")).contains("/assets/main.js");

        isLive(deploy(
                vite(",\"scripts\":{\"build\":\"exit 1\",\"start\":\"exit 1\"}"),
                Map.of("buildCommand", "mkdir out && echo mine > out/index.html", "outputDirectory", "out")));
        assertThat(provider.text(service, "/")).isEqualTo("mine\n");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-505 Next-shaped: a build and then a server of the package's own program, on the port given")
    void next() throws IOException {
        isLive(deploy(Map.of(
                "package.json",
                """
                {"name":"site","version":"1.0.0","dependencies":{"next":"file:./vendor/next"},
                 "scripts":{"dev":"next dev","build":"next build","start":"next start"}}
                """,
                "vendor/next/package.json",
                "{\"name\":\"next\",\"version\":\"15.0.0\",\"bin\":{\"next\":\"next.js\"}}",
                "vendor/next/server.js",
                SERVER,
                "vendor/next/next.js",
                """
                #!/usr/bin/env node
                const fs = require('fs');
                if (process.argv[2] === 'build') { fs.mkdirSync('.next'); fs.writeFileSync('.next/BUILD_ID', 'b1'); }
                else {
                  const id = fs.readFileSync('.next/BUILD_ID', 'utf8');
                  require('./server.js')(() => 'rendered by ' + id).listen(process.env.PORT, '127.0.0.1');
                }
                """)));

        assertThat(provider.text(service, "/")).isEqualTo("rendered by b1");
        assertThat(provider.visit(service, "/.next/BUILD_ID").body()).isEqualTo("rendered by b1");
    }

    @Test
    @DisplayName("INFRA-HOST-506 Flask-shaped: by the web line of a Procfile of Windows, in an environment of its own")
    void flask() throws IOException {
        isLive(deployBytes(Map.of(
                "Procfile",
                        "\ufeffweb: gunicorn --bind 127.0.0.1:$PORT app:app\r\n".getBytes(StandardCharsets.UTF_16LE),
                "requirements.txt",
                        "./flask-3.0-py3-none-any.whl\r\n./gunicorn-23.0-py3-none-any.whl\r\n"
                                .getBytes(StandardCharsets.UTF_8),
                "flask-3.0-py3-none-any.whl", Wheels.flask(),
                "gunicorn-23.0-py3-none-any.whl", Wheels.gunicorn(),
                "app.py", Wheels.FLASK_APP.getBytes(StandardCharsets.UTF_8))));

        assertThat(provider.text(service, "/")).startsWith("flask in ").endsWith("/python");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-507 a Flask app that nothing runs ends with exit code 0: the failure says what its Procfile should say")
    void endsAtOnce() throws IOException {
        var deploy = deployBytes(Map.of(
                "Procfile", "web: python app.py\n".getBytes(StandardCharsets.UTF_8),
                "requirements.txt", "./flask-3.0-py3-none-any.whl\n".getBytes(StandardCharsets.UTF_8),
                "flask-3.0-py3-none-any.whl", Wheels.flask(),
                "app.py", Wheels.FLASK_APP.getBytes(StandardCharsets.UTF_8)));

        assertThat(deploy.path("status").asText()).isEqualTo("start_failed");
        assertThat(deploy.path("detail").asText()).contains("exit code 0", "app.py", "gunicorn", "app:app");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-508 FastAPI-shaped: the dependencies of pyproject.toml are installed and their server runs the app")
    void fastApi() throws IOException {
        isLive(deployBytes(
                Map.of(
                        "pyproject.toml",
                        """
                [project]
                name = "api"
                version = "0.1.0"
                dependencies = ["fastapi==0.1"]
                """.getBytes(StandardCharsets.UTF_8),
                        "wheels/fastapi-0.1-py3-none-any.whl",
                        Wheels.fastApi(),
                        "main.py",
                        "from fastapi import FastAPI\n\napp = FastAPI()\n".getBytes(StandardCharsets.UTF_8)),
                Map.of("PIP_NO_INDEX", "1", "PIP_FIND_LINKS", "wheels")));

        assertThat(provider.text(service, "/")).isEqualTo("fastapi of main:app");
    }

    private JsonNode deployBytes(Map<String, byte[]> files) throws IOException {
        return deployBytes(files, Map.of());
    }

    private JsonNode deployBytes(Map<String, byte[]> files, Map<String, String> variables) throws IOException {
        return provider.deploy(service, repository, repository.commitBytes(files), variables);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-509 a package without its install script is named in the failure of the build that misses it")
    void missedScript() throws IOException {
        var deploy = deploy(Map.of(
                "package.json",
                "{\"name\":\"x\",\"version\":\"1.0.0\",\"dependencies\":{\"native\":\"file:./vendor/native\"},\"scripts\":{\"build\":\"node -e"
                        + " \\\"require('native')\\\"\",\"postinstall\":\"touch ran\"}}",
                "vendor/native/package.json",
                "{\"name\":\"native\",\"version\":\"1.0.0\",\"scripts\":{\"install\":\"touch binding.js\"}}",
                "vendor/native/index.js",
                "require('./binding.js')"));

        assertThat(deploy.path("status").asText()).isEqualTo("build_failed");
        assertThat(deploy.path("detail").asText())
                .contains("npm run build", "native", "the app itself (postinstall)", "binding.js");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-510 a program's source is never served: a package.json that starts nothing is a failed build")
    void sourceOfProgram() throws IOException {
        var deploy = deploy(Map.of("package.json", "{\"name\":\"x\"}", "lib/server.js", "secret", "README.md", "x"));

        assertThat(deploy.path("status").asText()).isEqualTo("build_failed");
        assertThat(deploy.path("detail").asText()).contains("Procfile", "index.html", "lib/", "start script");
        assertThat(provider.visit(service, "/lib/server.js").statusCode()).isEqualTo(503);
    }

    @Test
    @DisplayName("INFRA-HOST-511 the app's own variables win over ours in its build, CI aside")
    void ownVariables() throws IOException {
        var commit = repository.commit(Map.of("README.md", "x"));
        var settings = Map.of(
                "buildCommand",
                "mkdir out && echo $LANG $CI $npm_config_update_notifier > out/index.html",
                "outputDirectory",
                "out");
        var variables = Map.of("LANG", "mine", "CI", "mine", "npm_config_update_notifier", "mine");

        isLive(provider.deploy(service, repository, commit, variables, settings));

        assertThat(provider.text(service, "/")).isEqualTo("mine true mine\n");
    }

    @Test
    @DisplayName("INFRA-HOST-512 a roll-back starts what was built as it was built then, whatever the settings are now")
    void rollback() throws IOException {
        var first = deploy(Map.of("a/index.html", "a", "b/index.html", "b"), Map.of("rootDirectory", "a"));
        isLive(first);
        isLive(deploy(Map.of("a/index.html", "a", "b/index.html", "b"), Map.of("rootDirectory", "b")));
        assertThat(provider.text(service, "/")).isEqualTo("b");
        var body = new ObjectMapper()
                .createObjectNode()
                .put("deployId", first.path("id").asText());

        var ordered = provider.call("POST", "/services/" + service.path("id").asText() + "/rollback", body.toString());

        isLive(provider.finished(service, ordered.body().path("id").asText()));
        assertThat(provider.text(service, "/")).isEqualTo("a");
        provider.restart();
        ProviderFixture.until(() -> provider.text(service, "/").equals("a"));
    }
}
