package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The web pages: the files of {@code web/dist}, and {@code index.html} for every address that the
 * pages route themselves. A file whose name holds a hash is kept by browsers for a year; {@code index.html} is never kept, for it names
 * the files of its version. Nothing is served until the pages are built.
 */
final class WebPages {

    /** Below these there are no pages, so that a wrong address of the API stays an error of the API. */
    private static final List<String> NOT_PAGES = List.of("/api/", "/_local/", "/_pages/", "/.well-known/");

    private static final String HASHED = "/assets/";

    /** A path of plain segments, none of which begins with a dot. */
    private static final Pattern FILE = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

    /** The pages' own addresses need nothing else; another spelling of the API's stays an error too. */
    private static final Pattern PAGE = Pattern.compile("/|(/[A-Za-z0-9_-]+)+/?");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private final Path dist;
    private final String policy;

    /**
     * @param dist where Vite has put the pages
     * @param uploads the origin of presigned addresses, the only other one that the pages send something to
     */
    WebPages(Path dist, String uploads) {
        this.dist = dist;
        this.policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self' "
                        + uploads
                        + "; frame-src http://127.0.0.1:*; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    /** Returns the answer to a GET or HEAD request, nothing where there is no page. */
    Optional<HttpResponse> answer(HttpRequest request) {
        var path = request.path();
        var lower = path.toLowerCase(Locale.ROOT);
        if (NOT_PAGES.stream().anyMatch(lower::startsWith) || !Files.isRegularFile(dist.resolve("index.html"))) {
            return Optional.empty();
        }
        if (FILE.matcher(path).matches() && Files.isRegularFile(dist.resolve(path.substring(1)))) {
            var cache = path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache";
            return Optional.of(file(path.substring(1)).with("Cache-Control", cache));
        }
        return PAGE.matcher(path).matches()
                ? Optional.of(file("index.html").with("Cache-Control", "no-store"))
                : Optional.empty();
    }

    private HttpResponse file(String name) {
        try {
            return HttpResponse.of(200, type(name), Files.readAllBytes(dist.resolve(name)))
                    .with("Content-Security-Policy", policy)
                    .with("X-Content-Type-Options", "nosniff")
                    .with("Referrer-Policy", "same-origin")
                    .with("Cross-Origin-Opener-Policy", "same-origin");
        } catch (IOException e) {
            throw new UncheckedIOException("a page cannot be read", e);
        }
    }

    private static String type(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
