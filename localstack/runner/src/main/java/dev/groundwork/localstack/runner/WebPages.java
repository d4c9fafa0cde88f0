package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** At and below these there are no pages, so that a wrong address of the API stays an error. The template's PagesAddresses knows the same. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("/(api|_local|_pages|\\.well-known)(/.*)?", Pattern.CASE_INSENSITIVE);

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
    private final Map<String, String> headers;

    /**
     * @param dist where Vite has put the pages
     * @param headers that every answer has; of the template, where CloudFront takes them from
     */
    WebPages(Path dist, Map<String, String> headers) {
        this.dist = dist;
        this.headers = Map.copyOf(headers);
    }

    /** Returns the answer to a GET or HEAD request, nothing where there is no page. */
    Optional<HttpResponse> answer(HttpRequest request) {
        var path = request.path();
        if (ELSEWHERE.matcher(path).matches() || !Files.isRegularFile(dist.resolve("index.html"))) {
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
            var response = HttpResponse.of(200, type(name), Files.readAllBytes(dist.resolve(name)));
            for (var header : headers.entrySet()) {
                response = response.with(header.getKey(), header.getValue());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException("a page cannot be read", e);
        }
    }

    private static String type(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
