package dev.groundwork.localstack.cloud.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.cloud.CloudResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesTest {

    private static final Pattern SCRIPT = Pattern.compile("src=\"/_pages/([a-z]+\\.js)\"");
    private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z]+\\.js)'");
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");

    @TempDir
    Path folder;

    private Path docs;
    private Pages pages;

    @BeforeEach
    void write() throws IOException {
        docs = Files.createDirectories(folder.resolve("docs"));
        Files.createDirectories(docs.resolve("errors"));
        Files.writeString(docs.resolve("openapi.yaml"), "openapi: 3.1.0\n");
        Files.writeString(
                docs.resolve("errors/invalid_token.md"),
                "# invalid_token\n\nUse a *new* one. <script>alert(1)</script> [x](javascript:alert(1))\n");
        Files.writeString(folder.resolve("secret.md"), "# secret\n");
        Files.writeString(
                folder.resolve("README.md"), "# G\n\n```bash tour\ncurl $api\n```\n\n```bash\nnot this\n```\n");
        pages = new Pages(docs, folder.resolve("node_modules"));
    }

    private String text(String path) {
        return new String(answer(path).body(), UTF_8);
    }

    private CloudResponse answer(String path) {
        return pages.page(path).orElseThrow(() -> new AssertionError("no page at " + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/start", "/mailbox", "/console", "/docs", "/docs/errors", "/docs/errors/invalid_token"})
    @DisplayName("INFRA-AUTH-870 every page allows scripts of this origin only, and has none within it")
    void policy(String path) {
        assertThat(answer(path).headers().get("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .matches(policy -> path.equals("/docs") || !policy.contains("unsafe"), "only Swagger UI writes styles");
        assertThat(text(path)).doesNotContainPattern("<script(?![^>]*src=)").doesNotContainPattern("\\son[a-z]+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/start", "/mailbox", "/console", "/docs", "/docs/errors"})
    @DisplayName("INFRA-AUTH-871 whatever a page loads or links is there, on this origin")
    void everythingIsThere(String path) {
        var addresses =
                LOADED.matcher(text(path)).results().map(m -> m.group(1)).toList();

        assertThat(addresses).isNotEmpty().allMatch(address -> address.startsWith("/"));
        assertThat(addresses.stream().filter(address -> !address.startsWith("/_local/")))
                .allSatisfy(
                        address -> assertThat(pages.page(address)).as(address).isPresent());
    }

    @Test
    @DisplayName("INFRA-AUTH-872 no script makes markup from data: innerHTML and its like are not used")
    void noMarkupFromData() {
        for (var script : scripts()) {
            assertThat(text("/_pages/" + script))
                    .as(script)
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
                    .doesNotContainPattern("https?://(?!127\\.0\\.0\\.1)[a-z]");
        }
        assertThat(text("/_pages/mailbox.js")).contains("sandbox: 'allow-popups allow-popups-to-escape-sandbox'");
    }

    /** Every script, by what a page loads and what that imports. */
    private Set<String> scripts() {
        var found = new TreeSet<String>();
        Stream.of("/start", "/mailbox", "/console", "/docs")
                .flatMap(page -> SCRIPT.matcher(text(page)).results())
                .map(m -> m.group(1))
                .forEach(script -> addWithImports(script, found));
        assertThat(found).contains("local.js", "tables.js");
        return found;
    }

    private void addWithImports(String script, Set<String> found) {
        if (found.add(script)) {
            IMPORT.matcher(text("/_pages/" + script))
                    .results()
                    .map(m -> m.group(1))
                    .forEach(name -> addWithImports(name, found));
        }
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-463 the design is the product's own; its typeface comes from its packages, or from the system")
    void design() throws IOException {
        // Given
        var files = Files.createDirectories(folder.resolve("node_modules/@fontsource-variable/geist/files"));
        var product = Path.of(System.getProperty("maven.multiModuleProjectDirectory", "../.."))
                .resolve("web");

        // When
        var without = text("/_pages/fonts.css");
        Files.writeString(files.resolve("geist-latin-wght-normal.woff2"), "a font");
        var with = text("/_pages/fonts.css");

        // Then
        assertThat(text("/_pages/tokens.css")).isEqualTo(Files.readString(product.resolve("src/tokens.css")));
        assertThat(text("/_pages/theme.js")).isEqualTo(Files.readString(product.resolve("public/theme.js")));
        assertThat(without).isEmpty();
        assertThat(with)
                .contains("'Geist'", "/_pages/fonts/geist-latin-wght-normal.woff2")
                .doesNotContain("Mono");
        assertThat(text("/_pages/fonts/geist-latin-wght-normal.woff2")).isEqualTo("a font");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-873 a problem code is explained from its document, whose HTML is shown as text and whose scripts are no links")
    void problemPage() {
        assertThat(text("/docs/errors/invalid_token"))
                .contains("<title>invalid_token", "<em>new</em>", "&lt;script&gt;")
                .doesNotContain("<script>", "javascript:");
        assertThat(text("/docs/errors")).contains("href=\"/docs/errors/invalid_token\"");
        assertThat(pages.page("/docs/errors/no_such_code")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/../secret",
                "/docs/errors/../../secret",
                "/docs/..%2Fsecret",
                "/docs//secret",
                "/docs/errors/invalid_token.md",
                "/_pages/../Pages.class",
                "/_pages/layout.html",
                "/_pages/fonts/../../README.md",
                "/_pages/",
                "/mailbox/",
                ""
            })
    @DisplayName("INFRA-AUTH-874 no path leads out of the folder of documents or to a file that is no page")
    void noWayOut(String path) {
        assertThat(pages.page(path)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-875 the tour is the README's own; the reference is docs/openapi.yaml")
    void documents() {
        assertThat(text("/_pages/tour.txt")).isEqualTo("curl $api\n");
        assertThat(text("/docs/openapi.yaml")).isEqualTo("openapi: 3.1.0\n");
    }

    @Test
    @DisplayName("INFRA-AUTH-876 where no documents are, the pages are there all the same")
    void noDocuments() {
        var bare = new Pages(folder.resolve("nowhere/docs"), folder.resolve("nowhere"));

        assertThat(bare.page("/")).isPresent();
        assertThat(bare.page("/_pages/tour.txt"))
                .hasValueSatisfying(tour -> assertThat(tour.body()).isEmpty());
        assertThat(bare.page("/docs/errors")).isPresent();
        assertThat(bare.page("/docs/openapi.yaml")).isEmpty();
    }
}
