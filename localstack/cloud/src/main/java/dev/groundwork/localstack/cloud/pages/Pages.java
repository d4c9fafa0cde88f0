package dev.groundwork.localstack.cloud.pages;

import dev.groundwork.localstack.cloud.CloudResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of the local stack, for GET requests: {@code /} and {@code /start}, {@code /mailbox}, {@code /console}, {@code /docs} and what they load from
 * {@code /_pages/}. They ask nothing but their own origin, which their Content-Security-Policy enforces.
 */
public final class Pages {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The mails and the API's reference bring styles with them; scripts stay ours. */
    private static final String POLICY_WITH_STYLES =
            POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    private static final Map<String, String> PAGES = Map.of(
            "/",
            "start.html",
            "/start",
            "start.html",
            "/mailbox",
            "mailbox.html",
            "/console",
            "console.html",
            "/docs",
            "docs.html");

    private final Assets assets = new Assets();
    private final Documents documents;

    /** With the documents of this folder: {@code openapi.yaml}, {@code errors/<code>.md} and others; each read when asked for. */
    public Pages(Path docs) {
        documents = new Documents(docs);
    }

    /** The answer for this path, nothing where there is no page. */
    public Optional<CloudResponse> page(String path) {
        var page = PAGES.get(path);
        if (page != null) {
            return assets.file(page).map(answer -> answer.with("Content-Security-Policy", policy(path)));
        }
        if (path.startsWith(Assets.ROOT)) {
            return path.equals(Assets.ROOT + "tour.txt")
                    ? documents.tour()
                    : assets.file(path.substring(Assets.ROOT.length()));
        }
        return documents.page(path).map(answer -> answer.with("Content-Security-Policy", POLICY));
    }

    private static String policy(String path) {
        return path.equals("/mailbox") || path.equals("/docs") ? POLICY_WITH_STYLES : POLICY;
    }
}
