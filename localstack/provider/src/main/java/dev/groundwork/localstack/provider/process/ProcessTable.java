package dev.groundwork.localstack.provider.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processes of this machine, as far as /proc tells: the members of a session, and those who carry given variables in their environment,
 * which finds also what has left its session. Without /proc it finds nobody, and callers fall back on descendants.
 */
final class ProcessTable {

    private static final Path PROC = Path.of("/proc");
    private static final int STATE = 0;
    private static final int GROUP = 2;
    private static final int SESSION = 3;

    private ProcessTable() {}

    /** Live processes whose session or process group is led by this one. */
    static Stream<ProcessHandle> session(long leader) {
        var id = Long.toString(leader);
        return processes()
                .filter(pid -> {
                    var fields = fields(pid);
                    return fields.size() > SESSION
                            && (fields.get(GROUP).equals(id)
                                    || fields.get(SESSION).equals(id));
                })
                .flatMap(pid -> ProcessHandle.of(pid).stream());
    }

    /** Live processes whose environment has all of these {@code NAME=value}. */
    static Stream<ProcessHandle> carrying(Set<String> variables) {
        return processes()
                .filter(pid -> environment(pid).containsAll(variables))
                .flatMap(pid -> ProcessHandle.of(pid).stream());
    }

    /** Tells whether it runs: a zombie, which only waits for its parent to look, does not. */
    static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        var fields = fields(process.pid());
        return fields.isEmpty() || !fields.get(STATE).matches("[ZX]");
    }

    private static Stream<Long> processes() {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return Stream.empty();
        }
        try (var entries = Files.list(PROC)) {
            return entries
                    .map(p -> p.getFileName().toString())
                    .filter(name -> name.chars().allMatch(c -> c >= '0' && c <= '9'))
                    .map(Long::valueOf)
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** State, parent, group and session (proc_pid_stat(5)); the name before them may contain anything. */
    private static List<String> fields(long pid) {
        var text = read(PROC.resolve(pid + "/stat")).orElse("");
        var end = text.lastIndexOf(')');
        return end < 0 ? List.of() : List.of(text.substring(end + 2).split(" ", 5));
    }

    private static Set<String> environment(long pid) {
        return read(PROC.resolve(pid + "/environ"))
                .map(text -> Set.copyOf(List.of(text.split("\0", -1))))
                .orElse(Set.of());
    }

    /** Nothing where the process is gone or another user's. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
