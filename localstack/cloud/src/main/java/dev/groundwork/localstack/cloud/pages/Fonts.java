package dev.groundwork.localstack.cloud.pages;

import dev.groundwork.localstack.cloud.CloudResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The typeface of the web pages, from the packages that they are built with. Where those are not installed the stylesheet is empty, and the
 * pages use the system's typeface: nothing is ever asked of another site.
 */
final class Fonts {

    static final String STYLE = "fonts.css";

    private static final String FOLDER = "fonts/";
    private static final String LATIN = "U+0000-02FF, U+2000-206F, U+20A0-20CF, U+2100-22FF";

    /** A file of a package, and the family that it is a part of. */
    private record Face(String family, String packageName, String file) {

        private Path in(Path modules) {
            return modules.resolve("@fontsource-variable")
                    .resolve(packageName)
                    .resolve("files")
                    .resolve(file);
        }

        private String rule() {
            return "@font-face { font-family: '" + family
                    + "'; font-weight: 100 900; font-display: swap; src: url('/_pages/" + FOLDER + file
                    + "') format('woff2'); unicode-range: " + LATIN + "; }\n";
        }
    }

    private static final List<Face> FACES = List.of(
            new Face("Geist", "geist", "geist-latin-wght-normal.woff2"),
            new Face("Geist Mono", "geist-mono", "geist-mono-latin-wght-normal.woff2"));

    private final Path modules;

    /**
     * @param modules where npm has put the packages of the web pages
     */
    Fonts(Path modules) {
        this.modules = modules;
    }

    /** The stylesheet or a file of the typeface, nothing where it is not one of them. */
    Optional<CloudResponse> file(String name) {
        if (name.equals(STYLE)) {
            var rules = FACES.stream()
                    .filter(face -> Files.isRegularFile(face.in(modules)))
                    .map(Face::rule)
                    .collect(Collectors.joining());
            return Optional.of(CloudResponse.text(200, "text/css; charset=utf-8", rules)
                    .with("Cache-Control", "no-cache")
                    .with("X-Content-Type-Options", "nosniff"));
        }
        return FACES.stream()
                .filter(face -> name.equals(FOLDER + face.file()))
                .map(face -> face.in(modules))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(Fonts::font);
    }

    private static CloudResponse font(Path file) {
        try {
            return new CloudResponse(200, Map.of("Content-Type", "font/woff2"), Files.readAllBytes(file))
                    .with("Cache-Control", "max-age=86400")
                    .with("X-Content-Type-Options", "nosniff");
        } catch (IOException e) {
            throw new UncheckedIOException("a font cannot be read: " + file.getFileName(), e);
        }
    }
}
