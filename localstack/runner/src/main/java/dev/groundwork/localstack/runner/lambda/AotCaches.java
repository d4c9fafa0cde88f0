package dev.groundwork.localstack.runner.lambda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Ahead-of-time caches of functions (JEP 483, JEP 514): made once for each content of a function, then used by every start. */
public final class AotCaches {

    private final Path folder;
    private final String jdk;

    /**
     * @param folder where they are kept
     * @param jdk names the JDK that they are good for
     */
    public AotCaches(Path folder, String jdk) {
        this.folder = folder;
        this.jdk = jdk;
    }

    /** Whether there is a cache for this key. */
    public boolean has(String key) {
        return Files.exists(file(key));
    }

    /** The options that use a cache, none where there is none. */
    List<String> use(String key) {
        return has(key) ? List.of("-XX:AOTCache=" + file(key), "-Xlog:aot=off", "-Xlog:cds=off") : List.of();
    }

    /** The options that make a cache when the process ends. */
    List<String> train(String key) {
        return List.of("-XX:AOTCacheOutput=" + fresh(key), "-Xlog:aot=off", "-Xlog:cds=off");
    }

    /** Where a cache is written before it is whole. */
    Path fresh(String key) {
        return folder.resolve(jdk + "-" + key + ".new.aot");
    }

    /** Where a whole cache stands. */
    Path file(String key) {
        return folder.resolve(jdk + "-" + key + ".aot");
    }
}
