package dev.groundwork.localstack.stripe.pages;

import dev.groundwork.localstack.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The pages' files from the class path, filled with escaped values. Pages load what stands here and nothing else. */
final class Html {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The files that pages load: their type, and where they stand. The tokens are those of all pages of the product. */
    private enum File {
        TOKENS("tokens.css", "text/css; charset=utf-8", "/dev/groundwork/localstack/cloud/pages/tokens.css"),
        STYLE("style.css", "text/css; charset=utf-8", "style.css"),
        SCRIPT("page.js", "text/javascript; charset=utf-8", "page.js");

        private final String name;
        private final String type;
        private final String place;

        File(String name, String type, String place) {
            this.name = name;
            this.type = type;
            this.place = place;
        }
    }

    private Html() {}

    /** Returns a page; the values of {@code html} are markup, those of {@code texts} become it. */
    static HttpResponse page(int status, String file, Map<String, String> texts, Map<String, String> html) {
        var page = file(file);
        for (var value : texts.entrySet()) {
            page = page.replace("{" + value.getKey() + "}", escaped(value.getValue()));
        }
        for (var value : html.entrySet()) {
            page = page.replace("{" + value.getKey() + "}", value.getValue());
        }
        return HttpResponse.of(status, "text/html; charset=utf-8", page)
                .with("Content-Security-Policy", POLICY)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
    }

    /** Returns a file that pages load, nothing where it is not one of them. */
    static Optional<HttpResponse> loaded(String name) {
        return Arrays.stream(File.values())
                .filter(file -> file.name.equals(name))
                .findFirst()
                .map(file -> HttpResponse.of(200, file.type, file(file.place))
                        .with("Cache-Control", "no-cache")
                        .with("X-Content-Type-Options", "nosniff"));
    }

    private static String file(String name) {
        try (var in = Html.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no page " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a page cannot be read: " + name, e);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A time that the page shows in the reader's zone. */
    static String time(Instant at) {
        return "<time datetime=\"" + at + "\">" + at + "</time>";
    }

    static String link(String url, String words) {
        return "<p><a href=\"" + escaped(url) + "\">" + escaped(words) + "</a></p>";
    }
}
