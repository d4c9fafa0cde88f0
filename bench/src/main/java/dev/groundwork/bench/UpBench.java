package dev.groundwork.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The start of the whole local stack, a first sign-in, and its memory when nothing happens. Takes some minutes: AOT caches are made meanwhile. */
final class UpBench implements Bench {

    private static final double MAX_READY = 3;
    private static final double MAX_SIGN_IN = 5;
    private static final double MAX_MEGABYTES = 1024;
    private static final int MAX_STEPS = 900;
    private static final int REST_SECONDS = 15;
    private static final String PERSON =
            "{\"email\":\"ada@example.com\",\"password\":\"correct horse battery staple\",\"displayName\":\"Ada\"}";
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_.~-]+)");

    /** Something to wait for. */
    @FunctionalInterface
    private interface Condition {
        boolean isMet() throws IOException, InterruptedException;
    }

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
                delete(folder);
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
            register(stack, progress);
            await(progress, () -> hasCaches(folder.resolve("cache")));
        }
        try (var stack = RunningStack.start(folder)) {
            stack.post("/api/auth/login", PERSON);
            var signedIn = stack.seconds();
            await(progress, () -> !stack.get("/_local/functions").contains("starting"));
            for (int second = 0; second < REST_SECONDS; second++) {
                progress.step();
                TimeUnit.SECONDS.sleep(1);
            }
            return new ResultTable(
                    "The local stack: ./groundwork up",
                    Row.COLUMNS,
                    List.of(
                            Row.of("first start of a folder, until ready", first, "s")
                                    .cells(),
                            Row.atMost("second start, until ready", stack.readyAfter(), "s", MAX_READY)
                                    .cells(),
                            Row.atMost("second start, until a first sign-in is answered", signedIn, "s", MAX_SIGN_IN)
                                    .cells(),
                            Row.atMost(
                                            "memory when nothing happens",
                                            stack.residentMegabytes(),
                                            "MiB resident in %d processes".formatted(stack.processCount()),
                                            MAX_MEGABYTES)
                                    .cells()),
                    "Seconds from the command on, with everything built; AOT caches are made behind the first start. Memory %d s after the warm-up."
                            .formatted(REST_SECONDS));
        }
    }

    private static void register(RunningStack stack, Progress progress) throws IOException, InterruptedException {
        stack.post("/api/auth/register", PERSON);
        await(progress, () -> TOKEN.matcher(mails(stack)).find());
        var token = TOKEN.matcher(mails(stack));
        if (token.find()) {
            stack.post("/api/auth/verify-email", "{\"token\":\"" + token.group(1) + "\"}");
        }
    }

    private static String mails(RunningStack stack) throws IOException, InterruptedException {
        return stack.get("/_local/mail?to=ada@example.com");
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

    private static void await(Progress progress, Condition condition) throws IOException, InterruptedException {
        for (int step = 0; step < MAX_STEPS; step++) {
            if (condition.isMet()) {
                return;
            }
            progress.step();
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IllegalStateException("it did not happen within " + MAX_STEPS + " s");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
