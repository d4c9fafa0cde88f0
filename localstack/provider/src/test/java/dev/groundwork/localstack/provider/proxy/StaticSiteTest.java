package dev.groundwork.localstack.provider.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StaticSiteTest {

    @TempDir
    Path folder;

    private Path root = Path.of("");

    @BeforeEach
    void site() throws IOException {
        root = Files.createDirectories(folder.resolve("site"));
        write("index.html", "home");
        write("about.html", "about");
        write("docs/index.html", "docs");
        write("style.css", "a{}");
        write("app.js", "1");
        write("data.bin", "0123456789");
        write(".env", "SECRET=1");
        write(".git/config", "x");
        write("docs/.hidden/x.txt", "x");
        write(".well-known/security.txt", "contact");
        Files.writeString(folder.resolve("outside.txt"), "outside");
        Files.createSymbolicLink(root.resolve("link.txt"), folder.resolve("outside.txt"));
        write("node_modules/left-pad/index.js", "x");
        write("docs/node_modules/left-pad/index.js", "x");
        Files.createSymbolicLink(root.resolve("env.txt"), root.resolve(".env"));
        Files.createSymbolicLink(root.resolve("module.js"), root.resolve("node_modules/left-pad/index.js"));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private RawClient.Answer get(String path, String... headers) throws IOException {
        return ask("GET " + path, headers);
    }

    private RawClient.Answer ask(String start, String... headers) throws IOException {
        try (var servicePort =
                ServicePort.open(0, 8, new Target.Site(new StaticSite(root, true, Optional.of("dep_1"))))) {
            return RawClient.ask(
                    servicePort.port(),
                    start + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                            + String.join(
                                    "",
                                    java.util.Arrays.stream(headers)
                                            .map(h -> h + "\r\n")
                                            .toList())
                            + "\r\n");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-760 files have their media type, folders their index, and names their .html")
    void files() throws IOException {
        assertThat(get("/").body()).isEqualTo("home");
        assertThat(get("/?q=1").header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(get("/style.css").header("Content-Type")).isEqualTo("text/css; charset=utf-8");
        assertThat(get("/app.js").header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(get("/about").body()).isEqualTo("about");
        assertThat(get("/docs/").body()).isEqualTo("docs");
        assertThat(get("/docs").header("Location")).isEqualTo("/docs/");
        assertThat(get("//docs").header("Location")).isEqualTo("/docs/");
        assertThat(get("/.well-known/security.txt").body()).isEqualTo("contact");
    }

    @Test
    @DisplayName("INFRA-HOST-761 nothing outside the site and nothing hidden is shown, however it is spelled")
    void hidden() throws IOException {
        for (var path : new String[] {
            "/../outside.txt",
            "/%2e%2e/outside.txt",
            "/docs/../../outside.txt",
            "/..%2foutside.txt",
            "/..\\outside.txt",
            "/.env",
            "/%2eenv",
            "//.env",
            "/.git/config",
            "/docs/.hidden/x.txt",
            "/.well-known/../.env",
            "/node_modules/left-pad/index.js",
            "/docs/node_modules/left-pad/index.js",
            "/node%5fmodules/left-pad/index.js",
            "/module.js",
            "/link.txt",
            "/env.txt"
        }) {
            assertThat(get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(get("/%00").status()).isEqualTo(400);
        assertThat(get("/%zz").status()).isEqualTo(400);
        assertThat(get("/%ff").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("INFRA-HOST-762 the build id is told unless the site has such a file")
    void build() throws IOException {
        assertThat(get("/.well-known/groundwork-build").body()).isEqualTo("dep_1");
        assertThat(get("/.well-known/groundwork-build").header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        write(".well-known/groundwork-build", "its own");
        assertThat(get("/.well-known/groundwork-build").body()).isEqualTo("its own");
    }

    @Test
    @DisplayName("INFRA-HOST-763 a page that is not there is the site's 404.html with status 404")
    void missing() throws IOException {
        assertThat(get("/nowhere").status()).isEqualTo(404);
        write("404.html", "lost");
        assertThat(get("/nowhere").status()).isEqualTo(404);
        assertThat(get("/nowhere").body()).isEqualTo("lost");
    }

    @Test
    @DisplayName("INFRA-HOST-764 a client that has a file already is told so, until it changes")
    void conditional() throws IOException {
        var first = get("/");
        assertThat(get("/", "If-None-Match: " + first.header("ETag")).status()).isEqualTo(304);
        assertThat(get("/", "If-Modified-Since: " + first.header("Last-Modified"))
                        .status())
                .isEqualTo(304);
        write("index.html", "changed");
        assertThat(get("/", "If-None-Match: " + first.header("ETag")).body()).isEqualTo("changed");
    }

    @Test
    @DisplayName("INFRA-HOST-765 one range of a file is sent; one beyond its end is 416")
    void ranges() throws IOException {
        assertThat(get("/data.bin", "Range: bytes=2-4").body()).isEqualTo("234");
        assertThat(get("/data.bin", "Range: bytes=2-4").header("Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(get("/data.bin", "Range: bytes=8-").body()).isEqualTo("89");
        assertThat(get("/data.bin", "Range: bytes=-3").body()).isEqualTo("789");
        assertThat(get("/data.bin", "Range: bytes=0-1,3-4").body()).isEqualTo("0123456789");
        assertThat(get("/data.bin", "Range: bytes=10-").status()).isEqualTo(416);
        assertThat(get("/data.bin", "Range: bytes=2-4", "If-Range: \"other\"").status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-HOST-766 HEAD is GET without the body, other methods are 405")
    void methods() throws IOException {
        var head = ask("HEAD /data.bin");
        assertThat(head.header("Content-Length")).isEqualTo("10");
        assertThat(head.body()).isEmpty();
        assertThat(ask("DELETE /data.bin").status()).isEqualTo(405);
        assertThat(ask("HEAD /nowhere").body()).isEmpty();
    }
}
