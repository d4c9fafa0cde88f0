package dev.groundwork.localstack.cloud.pages;

import dev.groundwork.localstack.cloud.CloudResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The frame of every page: navigation, styles and scripts. A page asks nothing but its own origin, which its policy enforces. */
final class Layout {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Swagger UI writes styles into its markup; scripts stay ours. */
    private static final String POLICY_WITH_STYLES =
            POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    /**
     * The needs of a page beside the frame.
     *
     * @param styles loaded before ours, by their names below {@link Assets#ROOT}
     * @param scripts loaded in this order once the page is read
     * @param writesStyles whether a library writes styles into the page
     */
    record Needs(List<String> styles, List<String> scripts, boolean writesStyles) {

        /** Needs scripts of ours only. */
        static Needs onlyScripts(String... scripts) {
            return new Needs(List.of(), List.of(scripts), false);
        }
    }

    private final Assets assets;

    Layout(Assets assets) {
        this.assets = assets;
    }

    /** A page; {@code body} is markup. */
    CloudResponse page(String title, String body, Needs needs) {
        var styles = Stream.concat(
                        needs.styles().stream(), Stream.of("tokens.css", Fonts.STYLE, "style.css", "views.css"))
                .map(name -> "<link rel=\"stylesheet\" href=\"" + Assets.ROOT + name + "\">")
                .collect(Collectors.joining("\n"));
        var scripts = Stream.concat(Stream.of("shell.js"), needs.scripts().stream())
                .map(Layout::script)
                .collect(Collectors.joining("\n"));
        var page = assets.markup("layout")
                .replace("{title}", escaped(title))
                .replace("{styles}", styles)
                .replace("{scripts}", scripts)
                .replace("{body}", body);
        return CloudResponse.text(200, "text/html; charset=utf-8", page)
                .with("Content-Security-Policy", needs.writesStyles() ? POLICY_WITH_STYLES : POLICY)
                .with("Cache-Control", "no-cache")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Opener-Policy", "same-origin");
    }

    /** Ours are modules; a library's own bundle is a plain script. */
    private static String script(String name) {
        var loading = name.contains("/") ? "defer" : "type=\"module\"";
        return "<script src=\"" + Assets.ROOT + name + "\" " + loading + "></script>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
