package dev.groundwork.testing;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Counts the source files of the product that a request executes. A file is counted once, with all types nested in it; tests, stand-ins and what the
 * framework generates are not counted. Only classes loaded by a {@link RecordingClassLoader} report themselves.
 */
public final class ExecutedFiles {

    private static final Set<String> RECORDED = Collections.synchronizedSet(new LinkedHashSet<>());

    private ExecutedFiles() {}

    /**
     * Runs a scenario in a class loader of its own, where every class of the product reports itself.
     *
     * @param scenario a class with a constructor without parameters; its result comes from {@link #of}
     */
    public static SequencedSet<String> in(Class<? extends Supplier<? extends SequencedSet<String>>> scenario) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        var loader = RecordingClassLoader.ofClassPath();
        thread.setContextClassLoader(loader);
        try {
            var constructor = loader.loadClass(scenario.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            var result = ((Supplier<?>) constructor.newInstance()).get();
            var files = new LinkedHashSet<String>();
            ((Set<?>) result).forEach(file -> files.add((String) file));
            return files;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the scenario cannot be made", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Runs a request and returns the files that it executed, in the order of their first execution. */
    public static SequencedSet<String> of(Runnable request) {
        RECORDED.clear();
        request.run();
        return new LinkedHashSet<>(RECORDED);
    }

    /** Records a file; called by every method of a recorded class. */
    public static void record(String file) {
        RECORDED.add(file);
    }
}
