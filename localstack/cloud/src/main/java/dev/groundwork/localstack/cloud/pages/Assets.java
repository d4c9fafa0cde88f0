package dev.groundwork.localstack.cloud.pages;

import dev.groundwork.localstack.cloud.CloudResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The static files, from the class path; only those listed here. */
final class Assets {

    static final String ROOT = "/_pages/";

    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String SWAGGER = "swagger-ui/";
    private static final String SWAGGER_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("start.html", HTML),
            Map.entry("mailbox.html", HTML),
            Map.entry("console.html", HTML),
            Map.entry("docs.html", HTML),
            Map.entry("local.js", SCRIPT),
            Map.entry("start.js", SCRIPT),
            Map.entry("mailbox.js", SCRIPT),
            Map.entry("console.js", SCRIPT),
            Map.entry("panels.js", SCRIPT),
            Map.entry("schedules.js", SCRIPT),
            Map.entry("stripe.js", SCRIPT),
            Map.entry("docs.js", SCRIPT),
            Map.entry("style.css", STYLE),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry(SWAGGER + "swagger-ui-bundle.js", SCRIPT),
            Map.entry(SWAGGER + "swagger-ui.css", STYLE));

    /** A file by its name, nothing where it is not one of ours. */
    Optional<CloudResponse> file(String name) {
        return Optional.ofNullable(TYPES.get(name)).map(type -> {
            var answer = new CloudResponse(200, Map.of("Content-Type", type), bytes(place(name)));
            return answer.with("Cache-Control", "no-cache")
                    .with("X-Content-Type-Options", "nosniff")
                    .with("Referrer-Policy", "no-referrer");
        });
    }

    /** The frame of a document: {@code {title}} and {@code {body}} are to be filled. */
    String layout() {
        return new String(bytes("document.html"), StandardCharsets.UTF_8);
    }

    private static String place(String name) {
        return name.startsWith(SWAGGER)
                ? "/META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/" + name.substring(SWAGGER.length())
                : name;
    }

    private static String swaggerVersion() {
        var properties = new Properties();
        try (var in = open(SWAGGER_VERSION)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the version of swagger-ui cannot be read", e);
        }
        return properties.getProperty("version");
    }

    private static byte[] bytes(String place) {
        try (var in = open(place)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a page cannot be read: " + place, e);
        }
    }

    private static InputStream open(String place) {
        var in = Assets.class.getResourceAsStream(place);
        if (in == null) {
            throw new IllegalStateException("not on the class path: " + place);
        }
        return in;
    }
}
