package dev.groundwork.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The start of the whole local stack, a first sign-in, and its memory when nothing happens. Takes some minutes: AOT caches are made meanwhile. */
final class UpBench implements Bench {

    private static final double MAX_READY = 3;
    private static final double MAX_SIGN_IN = 5;
    private static final double MAX_MEGABYTES = 600;
    private static final Set<String> TWO = Set.of("Auth", "Credits");
    private static final int WRITES = 100_000;
    private static final int REST_SECONDS = 15;

    @Override
    public String name() {
        return "up";
    }

    @Override
    public ResultTable run(Progress progress) {
        try {
            var folder = Files.createTempDirectory("groundwork-up");
            try {
                return measure(folder, progress);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static ResultTable measure(Path folder, Progress progress) throws IOException, InterruptedException {
        double first;
        try (var stack = RunningStack.start(folder)) {
            first = stack.readyAfter();
            StackAccount.register(stack, progress);
            Waiting.until(progress, () -> hasCaches(folder.resolve("cache")));
        }
        var rows = new ArrayList<>(List.of(Row.of("first start of a folder, until ready", first, "s")));
        try (var stack = RunningStack.start(folder)) {
            stack.post("/api/auth/login", StackAccount.PERSON);
            var signedIn = stack.seconds();
            Waiting.until(progress, () -> !stack.get("/_local/functions").contains("starting"));
            Waiting.seconds(progress, REST_SECONDS);
            rows.add(Row.atMost("second start, until ready", stack.readyAfter(), "s", MAX_READY));
            rows.add(Row.atMost("second start, until a first sign-in is answered", signedIn, "s", MAX_SIGN_IN));
            rows.add(Row.of(
                    "memory when nothing happens",
                    stack.residentMegabytes(),
                    "MiB resident in %d processes".formatted(stack.processCount())));
            rows.add(Row.atMost(
                    "of it the runner, Auth and Credits",
                    stack.residentMegabytes(TWO),
                    "MiB, what they share counted in each",
                    MAX_MEGABYTES));
            rows.add(Row.of("the same, what they share counted once", stack.proportionalMegabytes(TWO), "MiB"));
            write(stack, progress);
        }
        try (var stack = RunningStack.start(folder)) {
            rows.add(Row.atMost(
                    "a start after %,d writes more, until ready".formatted(WRITES),
                    stack.readyAfter(),
                    "s",
                    MAX_READY));
        }
        return new ResultTable(
                "The local stack: ./groundwork up",
                Row.COLUMNS,
                rows.stream().map(Row::cells).toList(),
                "Seconds from the command on, with everything built; AOT caches are made behind the first start. Memory %d s after the warm-up."
                        .formatted(REST_SECONDS));
    }

    private static void write(RunningStack stack, Progress progress) throws IOException, InterruptedException {
        var status = new ObjectMapper().readTree(stack.get("/_local/status"));
        progress.step();
        StackWrites.write(
                URI.create(status.at("/dynamodb/endpoint").asText()),
                status.at("/tables/credits").asText(),
                WRITES);
    }

    /** Tells whether there is an AOT cache for the code of each zip. */
    private static boolean hasCaches(Path cache) throws IOException {
        try (var code = Files.list(cache.resolve("code"));
                var caches = Files.list(cache.resolve("aot"))) {
            var zips = code.filter(Files::isDirectory).count();
            return caches.filter(file -> !file.getFileName().toString().startsWith("new-"))
                            .count()
                    >= zips;
        }
    }
}
