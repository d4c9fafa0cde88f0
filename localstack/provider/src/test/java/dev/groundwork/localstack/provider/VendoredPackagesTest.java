package dev.groundwork.localstack.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that an app brings along, packed as a registry has them, installed by npm and pip themselves: no registry can be reached. */
final class VendoredPackagesTest {

    /** A registry that nobody can reach, asked once. */
    private static final byte[] NO_REGISTRY = utf8("registry=http://127.0.0.1:9/\nfetch-retries=0\n");

    private static final byte[] SERVER = utf8("""
            const word = require('greeter');
            require('http').createServer((request, response) => {
              if (request.url === '/.well-known/groundwork-build') { response.writeHead(404); response.end(); return; }
              response.end(word);
            }).listen(process.env.PORT, '127.0.0.1');
            """);

    private static final byte[] PACKAGE = utf8("""
            {"name":"app","version":"1.0.0","dependencies":{"greeter":"file:vendor/greeter-1.0.0.tgz"},
             "scripts":{"start":"node index.js"}}
            """);

    /** Builds a wheel of its own source without any other tool (PEP 517, in-tree build backend). */
    private static final String BACKEND = """
            import zipfile

            def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
                name = 'greeter-1.0-py3-none-any.whl'
                info = 'greeter-1.0.dist-info/'
                files = {
                    'greeter.py': open('greeter.py').read(),
                    info + 'METADATA': 'Metadata-Version: 2.1\\nName: greeter\\nVersion: 1.0\\nRequires-Dist: flask>=3\\n',
                    info + 'WHEEL': 'Wheel-Version: 1.0\\nGenerator: own\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n'}
                files[info + 'RECORD'] = ''.join(f + ',,\\n' for f in files) + info + 'RECORD,,\\n'
                with zipfile.ZipFile(wheel_directory + '/' + name, 'w') as wheel:
                    for file, text in files.items():
                        wheel.writestr(file, text)
                return name
            """;

    @TempDir
    Path folder;

    @AutoClose
    private ProviderFixture provider;

    private TestRepository repository;
    private JsonNode service;

    @BeforeEach
    void start() throws IOException {
        provider = new ProviderFixture(folder);
        repository = provider.repository();
        service = provider.service("vendored");
    }

    @Test
    @DisplayName("INFRA-HOST-755 npm unpacks a tarball of the app's own folder, and a script of it does not run")
    void npm() throws IOException {
        assumeTrue(has("npm"), "npm is not installed");

        var deploy = deploy(Map.of(
                ".npmrc", NO_REGISTRY,
                "package.json", PACKAGE,
                "vendor/greeter-1.0.0.tgz", tarball(),
                "index.js", SERVER));

        assertThat(deploy.path("detail").asText("")).isEmpty();
        assertThat(provider.text(service, "/")).isEqualTo("from a tarball, no script");
        assertThat(provider.log(service, "build"))
                .anyMatch(line -> line.contains("greeter") && line.contains("script"));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-756 with a lock npm installs exactly what it names; a tarball of another checksum is a failed build, and what served goes on")
    void locked() throws IOException {
        assumeTrue(has("npm"), "npm is not installed");
        var tarball = tarball();

        var right = deploy(locked(tarball, tarball));
        var wrong = deploy(locked(utf8("another one, which no cache has"), tarball));

        assertThat(right.path("detail").asText("")).isEmpty();
        assertThat(wrong.path("status").asText()).isEqualTo("build_failed");
        assertThat(wrong.path("detail").asText()).contains("EINTEGRITY");
        assertThat(provider.text(service, "/")).isEqualTo("from a tarball, no script");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-757 pip builds a source package of the app's own folder and installs the wheel that it requires, with no index")
    void pip() throws IOException {
        assumeTrue(has("python3"), "Python is not installed");
        var app = Sources.python("%s")
                .getOrDefault("app.py", "")
                .replace("'%s'", "greeter.WORD")
                .replace("import json", "import greeter, json");
        var source = Map.of(
                "PKG-INFO", "Metadata-Version: 2.1\nName: greeter\nVersion: 1.0\n",
                "pyproject.toml",
                        "[build-system]\nrequires = []\nbuild-backend = \"backend\"\nbackend-path = [\".\"]\n",
                "backend.py", BACKEND,
                "greeter.py", "import flask\nWORD = 'built here, with ' + flask.Flask.__name__\n");

        var deploy = deploy(Map.of(
                "app.py", utf8(app),
                "requirements.txt", utf8("--no-index\n--find-links ./vendor\ngreeter==1.0\n"),
                "vendor/greeter-1.0.tar.gz", Tarball.of("greeter-1.0", source),
                "vendor/flask-3.0-py3-none-any.whl", Wheels.flask()));

        assertThat(deploy.path("detail").asText("")).isEmpty();
        assertThat(provider.text(service, "/")).isEqualTo("built here, with Flask");
    }

    @Test
    @DisplayName("INFRA-HOST-758 a package that the app's own folder does not have is a failed build that names it")
    void missing() throws IOException {
        assumeTrue(has("python3"), "Python is not installed");

        var deploy = deploy(Map.of(
                "app.py", utf8("import greeter\n"),
                "requirements.txt", utf8("--no-index\n--find-links ./vendor\ngreeter==1.0\n"),
                "vendor/flask-3.0-py3-none-any.whl", Wheels.flask()));

        assertThat(deploy.path("status").asText()).isEqualTo("build_failed");
        assertThat(deploy.path("detail").asText()).contains("greeter==1.0");
    }

    private JsonNode deploy(Map<String, byte[]> files) throws IOException {
        return provider.deploy(service, repository, repository.commitBytes(files));
    }

    private static byte[] tarball() throws IOException {
        return Tarball.of(
                "package",
                Map.of(
                        "package.json",
                        "{\"name\":\"greeter\",\"version\":\"1.0.0\",\"scripts\":{\"install\":\"touch ran\"}}",
                        "index.js",
                        """
                        const ran = require('fs').existsSync(__dirname + '/ran');
                        module.exports = 'from a tarball, ' + (ran ? 'script ran' : 'no script');
                        """));
    }

    /** An app whose lock names one tarball, and which brings one. */
    private static Map<String, byte[]> locked(byte[] named, byte[] brought) {
        var lock = """
                {"name":"app","version":"1.0.0","lockfileVersion":3,"requires":true,"packages":{
                 "":{"name":"app","version":"1.0.0","dependencies":{"greeter":"file:vendor/greeter-1.0.0.tgz"}},
                 "node_modules/greeter":{"version":"1.0.0","resolved":"file:vendor/greeter-1.0.0.tgz",
                  "integrity":"sha512-%s","hasInstallScript":true}}}
                """.formatted(Base64.getEncoder().encodeToString(sha512(named)));
        return Map.of(
                ".npmrc", NO_REGISTRY,
                "package.json", PACKAGE,
                "package-lock.json", utf8(lock),
                "vendor/greeter-1.0.0.tgz", brought,
                "index.js", SERVER);
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
