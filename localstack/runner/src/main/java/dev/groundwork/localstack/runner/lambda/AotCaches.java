package dev.groundwork.localstack.runner.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Ahead-of-time caches (JEP 483, JEP 514): made once for each function zip, then used by every start of every function in it. A cache that does
 * not fit is passed over by the JVM without a word.
 */
public final class AotCaches {

    private static final List<String> QUIET = List.of("-Xlog:aot=off", "-Xlog:cds=off");

    private final Path folder;
    private final String jdk;

    /**
     * @param folder where they are kept, made if it is missing
     * @param jdk names the JDK that they are good for
     */
    public AotCaches(Path folder, String jdk) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.jdk = jdk.replaceAll("[^A-Za-z0-9.+-]", "_");
    }

    /** Tells whether there is a cache for this key. */
    boolean has(String key) {
        return Files.exists(file(key));
    }

    /** Returns the options that use a cache; none where there is none. */
    List<String> use(String key) {
        return has(key) ? plus("-XX:AOTCache=" + file(key)) : List.of();
    }

    /** Returns the options that write a cache when the process ends. */
    List<String> train(Path output) {
        return plus("-XX:AOTCacheOutput=" + output);
    }

    private static List<String> plus(String option) {
        return List.of(option, QUIET.get(0), QUIET.get(1));
    }

    /** Returns a file to which a cache is written before it is complete. */
    Path fresh(String key) throws IOException {
        var fresh = Files.createTempFile(folder, "new-" + key + "-", ".aot");
        Files.delete(fresh);
        return fresh;
    }

    /** Keeps a cache that is complete. */
    void keep(String key, Path fresh) throws IOException {
        Files.move(fresh, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String key) {
        return folder.resolve(jdk + "-" + key + ".aot");
    }
}
