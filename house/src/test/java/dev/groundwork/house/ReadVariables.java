package dev.groundwork.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The environment variables that the classes of a function's zip read: those of its module and of every module that it is packed with. At
 * Lambda every singleton of a zip is made when it starts, so each of them is read there.
 *
 * @param required those without a default
 * @param all those too that have one
 */
record ReadVariables(Set<String> required, Set<String> all) {

    /** A placeholder of the configuration; a colon begins its default. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(groundwork\\.[a-z.]+)(:?)");

    private static final Pattern VARIABLE = Pattern.compile("\"(GROUNDWORK_[A-Z_]+)\"");

    /** From an artifact's name to its module's folder. */
    private static final Map<String, Path> MODULES = modules();

    /** Reads the sources of the module in this folder and of the modules that it needs when it runs. */
    static ReadVariables of(Path module) {
        var packed = new HashSet<Path>();
        collect(module, packed);
        var variables = new ReadVariables(new TreeSet<>(), new TreeSet<>());
        for (var file : Project.files(Project::isMainJava)) {
            if (packed.stream().anyMatch(folder -> file.startsWith(folder.resolve("src")))) {
                variables.add(Project.text(file));
            }
        }
        return variables;
    }

    private void add(String source) {
        PLACEHOLDER.matcher(source).results().forEach(match -> {
            var variable = match.group(1).toUpperCase(Locale.ROOT).replace('.', '_');
            all.add(variable);
            if (match.group(2).isEmpty()) {
                required.add(variable);
            }
        });
        if (source.contains("System.getenv(")) {
            VARIABLE.matcher(source).results().forEach(match -> all.add(match.group(1)));
        }
    }

    private static void collect(Path module, Set<Path> packed) {
        if (!packed.add(module)) {
            return;
        }
        var dependencies = child(pom(module).getDocumentElement(), "dependencies");
        for (var node = dependencies.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element dependency && !text(dependency, "scope").equals("test")) {
                var needed = MODULES.get(text(dependency, "artifactId"));
                if (needed != null) {
                    collect(needed, packed);
                }
            }
        }
    }

    private static Map<String, Path> modules() {
        var modules = new HashMap<String, Path>();
        for (var file : Project.files(f -> f.endsWith("pom.xml"))) {
            var folder = file.resolveSibling("").normalize();
            modules.put(text(pom(folder).getDocumentElement(), "artifactId"), folder);
        }
        return modules;
    }

    private static Document pom(Path module) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(module.resolve("pom.xml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("no project description: " + module, e);
        }
    }

    /** The element of this name right below another, or an empty one. */
    private static Element child(Element parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return parent.getOwnerDocument().createElement(name);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent().strip();
    }
}
