package dev.groundwork.localstack.cloud.pages;

import dev.groundwork.localstack.cloud.CloudResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The static files, from the class path; only those listed here. {@code tokens.css} and {@code theme.js} are those of the product's web
 * pages, which the build copies here.
 */
final class Assets {

    static final String ROOT = "/_pages/";

    /** The modules of the console's panels. */
    private static final Set<String> PANELS = Set.of(
            "overview.js",
            "endpoints.js",
            "functions.js",
            "invocations.js",
            "logs.js",
            "capacity.js",
            "tables.js",
            "queues.js",
            "schedules.js",
            "clock.js",
            "faults.js",
            "stripe.js",
            "stripeobjects.js",
            "google.js");

    /** The other scripts. */
    private static final Set<String> SCRIPTS =
            Set.of("local.js", "view.js", "shell.js", "start.js", "mailbox.js", "console.js", "docs.js", "theme.js");

    private static final Set<String> STYLES = Set.of("tokens.css", "style.css", "views.css", "reference.css");
    private static final String SWAGGER = "swagger-ui/";
    private static final Set<String> REFERENCE = Set.of(SWAGGER + "swagger-ui-bundle.js", SWAGGER + "swagger-ui.css");
    private static final String SWAGGER_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml");

    /** A file by its name, nothing where it is not one of ours. */
    Optional<CloudResponse> file(String name) {
        if (!isOurs(name)) {
            return Optional.empty();
        }
        var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return Optional.of(new CloudResponse(200, Map.of("Content-Type", type), bytes(place(name)))
                .with("Cache-Control", "no-cache")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer"));
    }

    private static boolean isOurs(String name) {
        return SCRIPTS.contains(name)
                || PANELS.contains(name)
                || STYLES.contains(name)
                || REFERENCE.contains(name)
                || name.equals("icon.svg");
    }

    /** The markup of a part of a page. */
    String markup(String name) {
        return new String(bytes(name + ".html"), StandardCharsets.UTF_8);
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
