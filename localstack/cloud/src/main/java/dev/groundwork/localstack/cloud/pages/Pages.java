package dev.groundwork.localstack.cloud.pages;

import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.pages.Layout.Needs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of the local stack, for GET requests: {@code /} and {@code /start}, {@code /mailbox}, {@code /console}, {@code /docs} and what they load from
 * {@code /_pages/}. They ask nothing but their own origin, which their Content-Security-Policy enforces.
 */
public final class Pages {

    private record Page(String title, String markup, Needs needs) {}

    private static final Page START = new Page("Getting started", "start", Needs.onlyScripts("start.js"));
    private static final Map<String, Page> PAGES = Map.of(
            "/",
            START,
            "/start",
            START,
            "/mailbox",
            new Page("Mailbox", "mailbox", Needs.onlyScripts("mailbox.js")),
            "/console",
            new Page("Console", "console", Needs.onlyScripts("console.js")),
            "/docs",
            new Page(
                    "API reference",
                    "docs",
                    new Needs(
                            List.of("swagger-ui/swagger-ui.css", "reference.css"),
                            List.of("swagger-ui/swagger-ui-bundle.js", "docs.js"),
                            true)));

    private final Assets assets = new Assets();
    private final Layout layout = new Layout(assets);
    private final Documents documents;
    private final Fonts fonts;

    /**
     * The pages of a checkout.
     *
     * @param docs the documents: {@code openapi.yaml}, {@code errors/<code>.md} and others; each read when asked for
     * @param modules where npm has put the packages of the web pages, whose typeface is used if it is there
     */
    public Pages(Path docs, Path modules) {
        documents = new Documents(docs, layout);
        fonts = new Fonts(modules);
    }

    /** The answer for this path, nothing where there is no page. */
    public Optional<CloudResponse> page(String path) {
        var page = Optional.ofNullable(PAGES.get(path));
        if (page.isPresent()) {
            return page.map(p -> layout.page(p.title(), assets.markup(p.markup()), p.needs()));
        }
        if (path.equals(Assets.ROOT + "tour.txt")) {
            return documents.tour();
        }
        if (path.startsWith(Assets.ROOT)) {
            var name = path.substring(Assets.ROOT.length());
            return assets.file(name).or(() -> fonts.file(name));
        }
        return documents.page(path);
    }
}
