package dev.groundwork.localstack.cloud.pages;

import dev.groundwork.localstack.cloud.CloudResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The documents of the docs folder as pages. A path names words of letters, digits and hyphens only, so it never leaves the folder. */
final class Documents {

    private static final Pattern PATH = Pattern.compile("/docs/((?:[A-Za-z0-9_-]{1,64}/)?[A-Za-z0-9_-]{1,64})");
    private static final String TOUR = "bash tour";
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Path docs;
    private final Layout layout;
    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    Documents(Path docs, Layout layout) {
        this.docs = docs.toAbsolutePath().normalize();
        this.layout = layout;
    }

    /** {@code /docs/openapi.yaml}, {@code /docs/errors} as a list, {@code /docs/<name>} and {@code /docs/<folder>/<name>}. */
    Optional<CloudResponse> page(String path) {
        if (path.equals("/docs/openapi.yaml")) {
            return text(docs.resolve("openapi.yaml")).map(yaml -> CloudResponse.text(200, "application/yaml", yaml));
        }
        if (path.equals("/docs/errors")) {
            return Optional.of(
                    html("Problem codes", "<h1>Problem codes</h1>\n<ul class=\"codes\">" + codes() + "</ul>"));
        }
        var name = PATH.matcher(path);
        return name.matches() ? text(docs.resolve(name.group(1) + ".md")).map(this::html) : Optional.empty();
    }

    /** The commands of the README's tour. */
    Optional<CloudResponse> tour() {
        var commands = new StringBuilder();
        text(docs.resolveSibling("README.md"))
                .map(parser::parse)
                .ifPresent(readme -> readme.accept(new AbstractVisitor() {
                    @Override
                    public void visit(FencedCodeBlock block) {
                        if (TOUR.equals(block.getInfo())) {
                            commands.append(block.getLiteral());
                        }
                    }
                }));
        return Optional.of(CloudResponse.text(200, "text/plain; charset=utf-8", commands.toString()));
    }

    private String codes() {
        var folder = docs.resolve("errors");
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .filter(code -> PATH.matcher("/docs/errors/" + code).matches())
                    .sorted()
                    .map(code -> "<li><a href=\"/docs/errors/" + code + "\"><code>" + code + "</code></a></li>\n")
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException("the problem codes cannot be listed", e);
        }
    }

    private static Optional<String> text(Path file) {
        try {
            boolean isThere = Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES;
            return isThere ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a document cannot be read: " + file.getFileName(), e);
        }
    }

    private CloudResponse html(String markdown) {
        var document = parser.parse(markdown);
        return html(title(document), renderer.render(document));
    }

    private CloudResponse html(String title, String body) {
        var document = "<div class=\"document\">\n" + body + "\n</div>";
        return layout.page(title, document, Layout.Needs.onlyScripts());
    }

    private static String title(Node document) {
        var title = new StringBuilder();
        if (document.getFirstChild() instanceof Heading heading) {
            heading.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    title.append(text.getLiteral());
                }
            });
        }
        return title.isEmpty() ? "Documentation" : title.toString();
    }
}
