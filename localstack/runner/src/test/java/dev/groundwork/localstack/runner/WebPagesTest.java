package dev.groundwork.localstack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.http.HttpHeaders;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebPagesTest {

    @TempDir
    Path folder;

    private WebPages pages;

    @BeforeEach
    void build() throws IOException {
        var dist = Files.createDirectories(folder.resolve("dist"));
        Files.createDirectories(dist.resolve("assets"));
        Files.createDirectories(dist.resolve(".vite"));
        Files.writeString(dist.resolve("index.html"), "the page");
        Files.writeString(dist.resolve("theme.js"), "theme");
        Files.writeString(dist.resolve("assets/index-1a2b3c.js"), "script");
        Files.writeString(dist.resolve(".vite/manifest.json"), "manifest");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        pages = new WebPages(
                dist, Map.of("Content-Security-Policy", "default-src 'none'", "Referrer-Policy", "same-origin"));
    }

    private Optional<HttpResponse> answer(String path) {
        return pages.answer(new HttpRequest("GET", path, "", "HTTP/1.1", HttpHeaders.NONE, "127.0.0.1", new byte[0]));
    }

    private static String text(HttpResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/apps/app_01/logs", "/credits/"})
    @DisplayName("INFRA-AUTH-426 every address of the pages answers the same page, which no browser keeps")
    void page(String path) {
        var response = answer(path).orElseThrow();

        assertThat(text(response)).isEqualTo("the page");
        assertThat(response.headers().first("Cache-Control")).contains("no-store");
        assertThat(response.headers().first("Content-Type")).contains("text/html; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/theme.js", "/assets/index-1a2b3c.js"})
    @DisplayName("INFRA-AUTH-427 every answer has the header fields that the template gives the pages")
    void headers(String path) {
        var headers = answer(path).orElseThrow().headers();

        assertThat(headers.first("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(headers.first("Referrer-Policy")).contains("same-origin");
    }

    @Test
    @DisplayName("INFRA-AUTH-428 a file with a hash in its name is kept for a year, another one is asked for each time")
    void caching() {
        var hashed = answer("/assets/index-1a2b3c.js").orElseThrow();
        var plain = answer("/theme.js").orElseThrow();

        assertThat(hashed.headers().first("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(plain.headers().first("Cache-Control")).contains("no-cache");
        assertThat(hashed.headers().first("Content-Type")).contains("text/javascript; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/nothing",
                "/API/AUTH/me",
                "/%61pi/auth/me",
                "//api/auth/me",
                "/_local/nothing",
                "/.well-known/nothing",
                "/assets/old-000000.js",
                "/.vite/manifest.json",
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/assets/../../secret.txt"
            })
    @DisplayName(
            "INFRA-AUTH-429 the API's addresses, files of an older version and files outside the pages are none of the pages")
    void nothing(String path) {
        var response = answer(path);

        assertThat(response).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-430 without a build there are no pages")
    void notBuilt() {
        pages = new WebPages(folder.resolve("nowhere"), Map.of());

        assertThat(answer("/")).isEmpty();
    }
}
