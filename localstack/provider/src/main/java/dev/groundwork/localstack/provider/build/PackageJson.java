package dev.groundwork.localstack.provider.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The parts of a package.json that count.
 *
 * @param runtimeDependencies the packages that its program needs
 * @param devDependencies the packages that its build needs
 * @param scripts its scripts, without empty ones
 * @param main its main file
 * @param workspaces the patterns of its workspaces' directories
 */
record PackageJson(
        Set<String> runtimeDependencies,
        Set<String> devDependencies,
        Map<String, String> scripts,
        Optional<String> main,
        List<String> workspaces) {

    /** The scripts that an installation of the package itself would run (npm, "Life Cycle Scripts"). */
    private static final List<String> INSTALL_SCRIPTS = List.of("preinstall", "install", "postinstall", "prepare");

    /** The packages that npm installs for a program. */
    private static final List<String> RUNTIME = List.of("dependencies", "optionalDependencies", "peerDependencies");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the one of a directory, or nothing where there is none. */
    static Optional<PackageJson> read(Path directory) throws BuildFailed, IOException {
        var text = SourceText.read(directory.resolve("package.json"));
        return text.isPresent() ? Optional.of(parse(text.get())) : Optional.empty();
    }

    private static PackageJson parse(String text) throws BuildFailed {
        try {
            var root = JSON.readTree(text);
            if (!root.isObject()) {
                throw new BuildFailed("package.json is not a JSON object: npm cannot read it either. Mend it.");
            }
            return new PackageJson(
                    names(root, RUNTIME),
                    names(root, List.of("devDependencies")),
                    scripts(root.path("scripts")),
                    Optional.of(root.path("main").asText("").strip()).filter(m -> !m.isEmpty()),
                    workspaces(root.path("workspaces")));
        } catch (JsonProcessingException e) {
            throw new BuildFailed("package.json is not JSON, see line "
                    + e.getLocation().getLineNr() + ": npm cannot read it either. Mend it.");
        }
    }

    /** A list, or an object with a list, as Yarn writes it. */
    private static List<String> workspaces(JsonNode node) {
        return (node.isArray() ? node : node.path("packages"))
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static Set<String> names(JsonNode root, List<String> kinds) {
        var names = new TreeSet<String>();
        kinds.forEach(kind -> root.path(kind).fieldNames().forEachRemaining(names::add));
        return names;
    }

    private static Map<String, String> scripts(JsonNode node) {
        var scripts = new LinkedHashMap<String, String>();
        node.properties().forEach(member -> {
            var line = member.getValue().asText("").strip();
            if (!line.isEmpty()) {
                scripts.put(member.getKey(), line);
            }
        });
        return scripts;
    }

    boolean hasScript(String name) {
        return scripts.containsKey(name);
    }

    /** The scripts of its own that an installation would run. */
    List<String> installScripts() {
        return INSTALL_SCRIPTS.stream().filter(this::hasScript).toList();
    }

    boolean dependsOn(String name) {
        return runtimeDependencies.contains(name) || devDependencies.contains(name);
    }

    boolean hasDependencies() {
        return Stream.of(runtimeDependencies, devDependencies).anyMatch(names -> !names.isEmpty());
    }
}
