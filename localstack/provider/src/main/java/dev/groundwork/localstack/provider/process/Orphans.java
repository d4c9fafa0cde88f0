package dev.groundwork.localstack.provider.process;

import dev.groundwork.localstack.provider.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that names the processes started from a folder, so that after a kill -9 the next provider ends what was left. A process is known
 * by its id and the time it began, since ids are used again; its children by their parent and by the home that only they have.
 */
public final class Orphans {

    private static final System.Logger LOG = System.getLogger(Orphans.class.getName());

    /** Start times come from the machine's boot time and are known to a hundredth or a whole second. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path file;
    private final Map<Long, Instant> running = new LinkedHashMap<>();

    public Orphans(Path file) {
        this.file = file;
    }

    /** Notes one that was started. */
    public synchronized void started(ProcessTree tree) {
        running.put(tree.pid(), tree.began());
        write();
    }

    /** Strikes out one that was ended whole. */
    public synchronized void ended(ProcessTree tree) {
        running.remove(tree.pid());
        write();
    }

    private void write() {
        var lines = running.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue().toEpochMilli() + "\n")
                .collect(Collectors.joining());
        try {
            WholeFile.write(file, lines.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the list of processes cannot be kept: " + file, e);
        }
    }

    /**
     * Kills what an earlier provider left running.
     *
     * @param homes values of HOME that only processes started from here have
     */
    public synchronized void endAll(Set<Path> homes) {
        var left = new ArrayList<ProcessHandle>();
        listed().forEach(handle -> {
            left.add(handle);
            handle.descendants().forEach(left::add);
            ProcessTable.session(handle.pid()).forEach(left::add);
        });
        homes.forEach(home -> ProcessTable.carrying(Set.of("HOME=" + home)).forEach(left::add));
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(ProcessTree::awaitDeath);
        if (!left.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "Processes of an earlier run were ended: " + left.size());
        }
        running.clear();
    }

    private Stream<ProcessHandle> listed() {
        return read().stream().flatMap(line -> {
            var parts = line.split(" ", -1);
            if (parts.length != 2 || !parts[0].matches("\\d{1,18}") || !parts[1].matches("\\d{1,18}")) {
                return Stream.empty();
            }
            var began = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return ProcessHandle.of(Long.parseLong(parts[0])).filter(h -> same(h, began)).stream();
        });
    }

    private static boolean same(ProcessHandle handle, Instant began) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, began).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
    }

    private List<String> read() {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of processes cannot be read: " + file, e);
        }
    }
}
