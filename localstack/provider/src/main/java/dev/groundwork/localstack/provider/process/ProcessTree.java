package dev.groundwork.localstack.provider.process;

import dev.groundwork.localstack.provider.log.LineReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process with everything that it starts, in a session of its own where the machine has {@code setsid}: ending it ends them all, also
 * those whose parent is gone. Its output, both streams in one, goes line by line to a consumer; it reads nothing.
 */
public final class ProcessTree {

    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));
    private static final int TAIL = 40;
    private static final int TAIL_CHARS = 2_500;
    private static final long PUMP_SECONDS = 2;
    private static final long POLL_MILLIS = 20;
    private static final int KILL_ROUNDS = 50;

    private final Process process;
    private final Set<String> mark;
    private final boolean session;
    private final long startedAt = System.nanoTime();
    private final Thread pump;
    private final Deque<String> tail = new ArrayDeque<>();

    private ProcessTree(Process process, Set<String> mark, boolean session, Consumer<String> lines) {
        this.process = process;
        this.mark = mark;
        this.session = session;
        this.pump = Thread.ofPlatform().daemon().name("output").unstarted(() -> pump(lines));
    }

    /** Starts it; what it writes is handed to {@code lines} from a thread of its own. */
    public static ProcessTree start(Command command, Consumer<String> lines) throws IOException {
        var setsid = SETSID.stream().filter(Files::isExecutable).findFirst();
        var arguments = new ArrayList<String>();
        setsid.ifPresent(s -> arguments.add(s.toString()));
        arguments.addAll(command.arguments());
        var builder = new ProcessBuilder(arguments)
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        var mark = command.mark().stream()
                .map(name -> name + "=" + command.environment().get(name))
                .collect(Collectors.toUnmodifiableSet());
        var tree = new ProcessTree(builder.start(), mark, setsid.isPresent(), lines);
        tree.pump.start();
        return tree;
    }

    /** On a thread of the system: a process that writes without a pause would keep a virtual thread's carrier from all others. */
    private void pump(Consumer<String> lines) {
        try (var output = process.getInputStream()) {
            LineReader.read(output, line -> {
                remember(line);
                lines.accept(line);
            });
        } catch (IOException e) {
            remember("the output ended early");
        }
    }

    private void remember(String line) {
        synchronized (tail) {
            if (tail.size() == TAIL) {
                tail.removeFirst();
            }
            tail.addLast(line);
        }
    }

    /** Its last lines; those of a process that has ended are complete, unless what it left behind still holds its output. */
    public String lastLines() {
        try {
            if (!process.isAlive()) {
                pump.join(Duration.ofSeconds(PUMP_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (tail) {
            var text = String.join("\n", tail);
            return text.length() <= TAIL_CHARS ? text : text.substring(text.length() - TAIL_CHARS);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Returns the time at which the process began, or the epoch where the machine does not say. */
    public Instant began() {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** Returns the time for which it has been running. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the first process has ended. */
    public void awaitExit() throws InterruptedException {
        process.waitFor();
    }

    /** Waits until the first process has ended; false when it has not in time. */
    public boolean awaitExit(Duration most) throws InterruptedException {
        return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The exit status; only of one that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /**
     * Ends all of it: SIGTERM, then SIGKILL for what is left after the grace time. Returns when nothing of it runs; an interruption only
     * cuts the grace time short.
     */
    public void end(Duration grace) {
        var known = new LinkedHashSet<>(members());
        known.forEach(ProcessHandle::destroy);
        var interrupted = !awaitNone(known, grace);
        kill(known);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when the thread was interrupted meanwhile. */
    private boolean awaitNone(Set<ProcessHandle> known, Duration grace) {
        var deadline = System.nanoTime() + grace.toNanos();
        try {
            while (known.stream().anyMatch(ProcessTable::runs) && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Ends the processes of a tree, and looks again until there is none: a process may have started another just before its end. */
    private void kill(Set<ProcessHandle> known) {
        for (var round = 0; round < KILL_ROUNDS; round++) {
            known.addAll(members());
            var left = known.stream().filter(ProcessTable::runs).toList();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
            left.forEach(ProcessTree::awaitDeath);
        }
        throw new UncheckedIOException(new IOException("a process does not end: " + known));
    }

    /** Waits a moment for what was killed; a zombie may never be seen to end. */
    static void awaitDeath(ProcessHandle killed) {
        killed.onExit()
                .orTimeout(1, TimeUnit.SECONDS)
                .exceptionally(e -> killed)
                .join();
    }

    private Set<ProcessHandle> members() {
        var found = new LinkedHashSet<ProcessHandle>();
        var first = process.toHandle();
        Stream.of(
                        first.isAlive() ? Stream.of(first) : Stream.<ProcessHandle>empty(),
                        first.descendants(),
                        session ? ProcessTable.session(process.pid()) : Stream.<ProcessHandle>empty(),
                        mark.isEmpty() ? Stream.<ProcessHandle>empty() : ProcessTable.carrying(mark))
                .flatMap(handles -> handles)
                .filter(ProcessTable::runs)
                .forEach(found::add);
        return found;
    }
}
