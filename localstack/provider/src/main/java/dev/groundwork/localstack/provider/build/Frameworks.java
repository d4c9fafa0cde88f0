package dev.groundwork.localstack.provider.build;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The frameworks of {@code @vercel/frameworks}. The build takes them from the version that {@code frameworks/package-lock.json} pins, and makes a
 * resource of them.
 *
 * @param source the package and its version
 * @param frameworks the frameworks
 */
record Frameworks(String source, List<Framework> frameworks) {

    private static final String RESOURCE = "frameworks.json";
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Reads the resource. */
    static Frameworks load() {
        try (var in = Frameworks.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build has not taken " + RESOURCE + ": see frameworks/take.mjs");
            }
            return JSON.readValue(in, Frameworks.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of ours cannot be read", e);
        }
    }

    /** Finds the framework of a source. Of several it is the one that the others are a part of, else the first of the list. */
    Optional<Framework> of(Path directory) throws BuildFailed, IOException {
        var node = PackageJson.read(directory);
        var found = new ArrayList<Framework>();
        for (var framework : frameworks) {
            if (framework.slug() != null && framework.isOf(directory, node)) {
                found.add(framework);
            }
        }
        return found.stream()
                .filter(one ->
                        found.stream().noneMatch(other -> other.supersedes().contains(one.slug())))
                .findFirst();
    }

    /** Returns the folders that builds of frameworks write, the most usual ones first. */
    List<String> outputs() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        frameworks.stream()
                .flatMap(framework -> framework.outputs().stream())
                .forEach(output -> counts.merge(output, 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
