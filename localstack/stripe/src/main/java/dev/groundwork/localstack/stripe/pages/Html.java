package dev.groundwork.localstack.stripe.pages;

import dev.groundwork.localstack.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The pages' files from the class path, filled with escaped values. Pages load their own style and nothing else. */
final class Html {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

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

    /** Returns the style of all pages. */
    static HttpResponse style() {
        return HttpResponse.of(200, "text/css; charset=utf-8", file("style.css"));
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

    static String link(String url, String words) {
        return "<p><a href=\"" + escaped(url) + "\">" + escaped(words) + "</a></p>";
    }
}
