package dev.groundwork.localstack.provider.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class StartPlansTest {

    private static final String FLASK = "import flask\nfrom flask import Flask\n\napp = Flask(__name__)\n";
    private static final String FASTAPI = "from fastapi import FastAPI\n\napp: FastAPI = FastAPI(title='x')\n";
    private static final String MANAGE =
            "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n";

    @TempDir
    Path folder;

    private static Shape shape() {
        return new Shape();
    }

    private static String node(String members) {
        return "{\"name\":\"x\",\"version\":\"1.0.0\"" + members + "}";
    }

    /** The shapes of the starters of Railway, Render, Vercel and Heroku, and of what people upload beside them. */
    static Stream<Arguments> starters() {
        return Stream.of(
                arguments(
                        "Procfile first",
                        "gunicorn shop.wsgi",
                        shape().file("Procfile", "web: gunicorn shop.wsgi\nworker: x")
                                .file("package.json", node(",\"scripts\":{\"start\":\"node x.js\"}"))
                                .files("requirements.txt", "index.html")),
                arguments(
                        "Express with start",
                        "npm start",
                        shape().file(
                                        "package.json",
                                        node(",\"main\":\"index.js\",\"scripts\":{\"start\":\"node index.js\"}"))
                                .files("index.js", "public/style.css", "views/index.ejs")),
                arguments(
                        "Express with main only",
                        "node app.js",
                        shape().file("package.json", node(",\"main\":\"app.js\",\"dependencies\":{\"express\":\"^4\"}"))
                                .files("app.js", "server.js")),
                arguments(
                        "main without its ending",
                        "node lib/index.js",
                        shape().file("package.json", node(",\"main\":\"./lib\""))
                                .files("lib/index.js")),
                arguments(
                        "main that is not there",
                        "node server.js",
                        shape().file("package.json", node(",\"main\":\"index.js\""))
                                .files("server.js", "index.html")),
                arguments(
                        "main outside",
                        "serve .",
                        shape().file("package.json", node(",\"main\":\"../server.js\""))
                                .files("index.html")),
                arguments("server.js without package.json", "node server.js", shape().files("server.js", "index.html")),
                arguments(
                        "a program built from TypeScript",
                        "node dist/server.js",
                        shape().file("package.json", node(",\"main\":\"dist/server.js\""))
                                .files("src/server.ts")
                                .built("dist/server.js")),
                arguments(
                        "Next.js",
                        "npm start",
                        shape().file(
                                        "package.json",
                                        node(
                                                ",\"scripts\":{\"dev\":\"next\",\"build\":\"next build\",\"start\":\"next start\"},\"dependencies\":{\"next\":\"15\"}"))
                                .built(".next/BUILD_ID")),
                arguments(
                        "a page and its own script",
                        "serve .",
                        shape().file("index.html", "<script defer src=\"app.js\"></script>")
                                .files("app.js", "style.css")),
                arguments(
                        "Vite",
                        "serve dist",
                        shape().file(
                                        "package.json",
                                        node(
                                                ",\"scripts\":{\"dev\":\"vite\",\"build\":\"vite build\"},\"devDependencies\":{\"vite\":\"7\"}"))
                                .files("index.html", "src/main.ts")
                                .built("dist/index.html")),
                arguments(
                        "Create React App without start",
                        "serve build",
                        shape().file(
                                        "package.json",
                                        node(
                                                ",\"scripts\":{\"build\":\"react-scripts build\"},\"dependencies\":{\"react-scripts\":\"5\"}"))
                                .files("public/index.html")
                                .built("build/index.html")),
                arguments(
                        "Angular",
                        "serve dist/shop/browser",
                        shape().file(
                                        "package.json",
                                        node(
                                                ",\"scripts\":{\"build\":\"ng build\"},\"devDependencies\":{\"@angular/cli\":\"20\"}"))
                                .built("dist/shop/browser/index.html")),
                arguments(
                        "Astro",
                        "serve dist",
                        shape().file(
                                        "package.json",
                                        node(
                                                ",\"scripts\":{\"build\":\"astro build\"},\"dependencies\":{\"astro\":\"5\"}"))
                                .built("dist/index.html")),
                arguments(
                        "Eleventy",
                        "serve _site",
                        shape().file("package.json", node(",\"devDependencies\":{\"@11ty/eleventy\":\"3\"}"))
                                .files("index.md")
                                .built("_site/index.html")),
                arguments(
                        "VitePress",
                        "serve docs/.vitepress/dist",
                        shape().file("package.json", node(",\"devDependencies\":{\"vitepress\":\"1\",\"vite\":\"7\"}"))
                                .built("docs/.vitepress/dist/index.html")),
                arguments(
                        "Hugo",
                        "serve public",
                        shape().file("config.toml", "baseURL = 'https://example.org/'\n")
                                .files("content/a.md")
                                .built("public/index.html")),
                arguments(
                        "SvelteKit with static pages",
                        "serve build",
                        shape().file(
                                        "package.json",
                                        node(
                                                ",\"scripts\":{\"build\":\"vite build\"},\"devDependencies\":{\"@sveltejs/kit\":\"2\",\"vite\":\"7\"}"))
                                .built("build/index.html")),
                arguments(
                        "a build of nobody's",
                        "serve dist",
                        shape().file("package.json", node(",\"scripts\":{\"build\":\"node build.js\"}"))
                                .files("public/index.html", "build.js")
                                .built("dist/index.html")),
                arguments(
                        "Flask with gunicorn",
                        "gunicorn --bind \"127.0.0.1:$PORT\" 'app:app'",
                        shape().file("app.py", FLASK)
                                .files("requirements.txt", "templates/index.html")
                                .installed("gunicorn")
                                .installed("flask")),
                arguments(
                        "Flask without a server",
                        "flask --app 'main:app' run --host 127.0.0.1 --port \"$PORT\"",
                        shape().file("main.py", FLASK)
                                .file("pyproject.toml", "[project]\n")
                                .installed("flask")),
                arguments(
                        "Flask in api",
                        "flask --app 'api.index:app' run --host 127.0.0.1 --port \"$PORT\"",
                        shape().file("api/index.py", FLASK)
                                .files("requirements.txt")
                                .installed("flask")),
                arguments(
                        "Flask with a factory",
                        "gunicorn --bind \"127.0.0.1:$PORT\" 'app:create_app()'",
                        shape().file(
                                        "app/__init__.py",
                                        "from flask import Flask\ndef create_app():\n    return Flask(__name__)\n")
                                .files("requirements.txt")
                                .installed("gunicorn")),
                arguments(
                        "FastAPI with uvicorn",
                        "uvicorn --host 127.0.0.1 --port \"$PORT\" main:app",
                        shape().file("main.py", FASTAPI)
                                .files("requirements.txt")
                                .installed("uvicorn")),
                arguments(
                        "FastAPI with hypercorn",
                        "hypercorn --bind \"127.0.0.1:$PORT\" main:app",
                        shape().file("main.py", FASTAPI)
                                .files("requirements.txt")
                                .installed("hypercorn")),
                arguments(
                        "FastAPI in a package",
                        "uvicorn --host 127.0.0.1 --port \"$PORT\" app.main:app",
                        shape().file("app/main.py", FASTAPI)
                                .file("pyproject.toml", "[project]\n")
                                .installed("uvicorn")),
                arguments(
                        "FastAPI in src",
                        "uvicorn --host 127.0.0.1 --port \"$PORT\" main:app",
                        shape().file("src/main.py", FASTAPI)
                                .file("pyproject.toml", "[project]\n")
                                .installed("uvicorn")),
                arguments(
                        "Django",
                        "gunicorn --bind \"127.0.0.1:$PORT\" 'shop.wsgi:application'",
                        shape().file("manage.py", MANAGE)
                                .file("shop/wsgi.py", "application = get_wsgi_application()\n")
                                .files("requirements.txt")
                                .installed("gunicorn")),
                arguments(
                        "a Python program",
                        "python3 -u main.py",
                        shape().file("main.py", "print('hi')\n").files("requirements.txt", "index.html")),
                arguments(
                        "a zip of a folder",
                        "serve .",
                        shape().files("site/index.html", "site/style.css", "__MACOSX/site/._index.html", ".DS_Store")),
                arguments(
                        "a zip as GitHub gives it",
                        "npm start",
                        shape().file("shop-main/package.json", node(",\"scripts\":{\"start\":\"node x.js\"}"))
                                .files("shop-main/x.js")),
                arguments("a page in public", "serve public", shape().files("README.md", "public/index.html")),
                arguments(
                        "rootDirectory",
                        "npm start",
                        shape().settings(new BuildSettings("apps/web", null, null, null))
                                .file("package.json", node(",\"workspaces\":[\"apps/*\"]"))
                                .file("apps/web/package.json", node(",\"scripts\":{\"start\":\"node x.js\"}"))),
                arguments(
                        "rootDirectory that is the only folder",
                        "serve .",
                        shape().settings(new BuildSettings("web", null, null, null))
                                .files("web/index.html")),
                arguments(
                        "startCommand",
                        "node other.js",
                        shape().settings(new BuildSettings(null, null, "node other.js", "dist"))
                                .file("Procfile", "web: node x.js")
                                .built("dist/index.html")),
                arguments(
                        "outputDirectory",
                        "serve site",
                        shape().settings(new BuildSettings(null, null, null, "site"))
                                .file("package.json", node(",\"scripts\":{\"start\":\"node x.js\"}"))
                                .built("site/index.html")),
                arguments(
                        "outputDirectory of the source",
                        "serve .",
                        shape().settings(new BuildSettings(null, null, null, "."))
                                .files("index.html", "server.js")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("starters")
    @DisplayName("INFRA-HOST-490 what a source is started with is found out from its files")
    void starter(String name, String expected, Shape shape) throws Exception {
        assertThat(shape.start(folder)).as(name).isEqualTo(expected);
    }

    /** Sources that nothing here can start, and what their owners are told to do. */
    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("nothing", "an index.html", shape().files("README.md")),
                arguments("a Dockerfile", "Dockerfile is not read", shape().files("Dockerfile", "src/main.c")),
                arguments("Go", "go.mod is not read", shape().files("go.mod", "cmd/x.go")),
                arguments("PHP", "index.php is not read", shape().files("index.php")),
                arguments("Ruby", "Gemfile is not read", shape().files("Gemfile", "config.ru")),
                arguments(
                        "an app in a folder",
                        "rootDirectory to frontend",
                        shape().files("README.md", "frontend/package.json")),
                arguments("Notepad's name", "rename Procfile.txt", shape().files("Procfile.txt")),
                arguments(
                        "a program without start",
                        "start script",
                        shape().file("package.json", node("")).files("src/server.js")),
                arguments(
                        "a program beside a page",
                        "outputDirectory to .",
                        shape().file("package.json", node(",\"dependencies\":{\"pg\":\"8\"}"))
                                .files("index.html", "lib/db.js")),
                arguments(
                        "Vite that wrote nothing",
                        "dist/index.html",
                        shape().file("package.json", node(",\"devDependencies\":{\"vite\":\"7\"}"))
                                .files("index.html", "src/main.ts")),
                arguments(
                        "Next.js without start",
                        "Next.js, a program",
                        shape().file("package.json", node(",\"dependencies\":{\"next\":\"15\"}"))
                                .files("public/favicon.ico")),
                arguments(
                        "ASGI without a server",
                        "Add uvicorn",
                        shape().file("main.py", FASTAPI).files("requirements.txt")),
                arguments(
                        "no such rootDirectory",
                        "apps/",
                        shape().settings(new BuildSettings("web", null, null, null))
                                .files("apps/x", "README.md")),
                arguments(
                        "no such outputDirectory",
                        "out",
                        shape().settings(new BuildSettings(null, null, null, "out"))
                                .files("index.html")),
                arguments(
                        "outputDirectory without a page",
                        "main.js",
                        shape().settings(new BuildSettings(null, null, null, "out"))
                                .files("README.md")
                                .built("out/main.js")),
                arguments("a broken package.json", "line 1", shape().file("package.json", "{,}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    @DisplayName(
            "INFRA-HOST-491 a source that nothing can start fails, and the failure tells what was found and what to do next")
    void nothingToStart(String name, String advice, Shape shape) {
        assertThatThrownBy(() -> shape.start(folder))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining(advice);
    }

    @Test
    @DisplayName("INFRA-HOST-738 a failure names everything that was looked for and what is there")
    void lookedFor() {
        assertThatThrownBy(() -> shape().files("README.md", "docs/a.md").start(folder))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContainingAll(
                        "Procfile",
                        "package.json",
                        "server.js",
                        "requirements.txt",
                        "pyproject.toml",
                        "index.html",
                        "README.md",
                        "docs/");
    }

    @Test
    @DisplayName("INFRA-HOST-737 a text is read as the tools of Windows and Mac write it, with every line end")
    void encodings() throws Exception {
        var utf16 = List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
        for (var lineEnd : List.of("\n", "\r\n", "\r")) {
            var text = "web:  node caf\u00e9.js $PORT " + lineEnd + "worker: x" + lineEnd;
            assertThat(web(text, StandardCharsets.UTF_8)).isEqualTo("node caf\u00e9.js $PORT");
            assertThat(web(text, Charset.forName("windows-1252"))).isEqualTo("node caf\u00e9.js $PORT");
            assertThat(web("\ufeff" + text, StandardCharsets.UTF_8)).isEqualTo("node caf\u00e9.js $PORT");
            for (var charset : utf16) {
                assertThat(web(text, charset)).as(charset.name()).isEqualTo("node caf\u00e9.js $PORT");
                assertThat(web("\ufeff" + text, charset)).as(charset.name()).isEqualTo("node caf\u00e9.js $PORT");
            }
        }
    }

    private String web(String text, Charset charset) throws BuildFailed, IOException {
        Files.writeString(folder.resolve("Procfile"), text, charset);
        return Procfile.web(folder).orElse("");
    }

    @Test
    @DisplayName("INFRA-HOST-492 a package.json of any encoding is read, and rewritten so that npm reads it too")
    void packageJson() throws Exception {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var file = folder.resolve("package.json");
            Files.writeString(file, "\ufeff{\"scripts\":{\"start\":\"node caf\u00e9.js\"}}\r\n", charset);

            assertThat(PackageJson.read(folder).orElseThrow().scripts()).containsEntry("start", "node caf\u00e9.js");
            SourceText.normalize(file);
            assertThat(Files.readString(file)).isEqualTo("{\"scripts\":{\"start\":\"node caf\u00e9.js\"}}\r\n");
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-493 every expression of the frameworks' data is one of Java, and each framework that writes files says where")
    void frameworks() throws Exception {
        var frameworks = Frameworks.load();

        assertThat(frameworks.source()).startsWith("@vercel/frameworks ");
        assertThat(frameworks.frameworks()).hasSizeGreaterThan(60);
        assertThat(frameworks.of(folder)).isEmpty();
        assertThat(frameworks.frameworks())
                .filteredOn(framework -> !framework.server())
                .allSatisfy(framework ->
                        assertThat(framework.outputs()).as(framework.name()).isNotEmpty());
        assertThat(frameworks.outputs()).startsWith("public", "dist", "build");
    }
}
