package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.template.TemplateException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;

/**
 * The program behind {@code ./groundwork up}. Prints what it does to stderr and one line {@code ready <url>} to stdout when every function
 * answers. Ends with 0 on SIGTERM and Ctrl-C, with 1 and a sentence when it cannot start.
 */
public final class Main {

    private static final PrintStream PEOPLE = System.err;

    private Main() {}

    /** Starts; the first argument is the folder of template.yaml. */
    public static void main(String[] args) throws InterruptedException {
        // Without this, an answer written in two parts waits 40 ms for the other side.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "60");
        try {
            run(Settings.from(System.getenv(), Path.of(args.length > 0 ? args[0] : ".")));
        } catch (BindException e) {
            fail(
                    "The port is taken. Set GROUNDWORK_PORT to another one, for example: GROUNDWORK_PORT=3001 ./groundwork up");
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (TemplateException e) {
            fail("template.yaml: " + e.getMessage());
        }
    }

    private static void run(Settings settings) throws IOException, InterruptedException {
        if (settings.fresh()) {
            forget(settings.home());
        }
        Files.createDirectories(settings.home());
        try (var lock = FileChannel.open(
                settings.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw new IllegalStateException("Another groundwork runs with the folder " + settings.home()
                        + ". Stop it, or set GROUNDWORK_HOME to another folder and GROUNDWORK_PORT to another port.");
            }
            serve(settings);
        }
    }

    private static void serve(Settings settings) throws IOException, InterruptedException {
        var stop = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var hook = Thread.ofPlatform().unstarted(() -> {
            stop.countDown();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // A shutdown hook that returns would let the signal's own exit code through.
            Runtime.getRuntime().halt(0);
        });
        var began = System.nanoTime();
        try (var stack = new LocalStack(settings, PEOPLE::println)) {
            Runtime.getRuntime().addShutdownHook(hook);
            PEOPLE.println(new Greeting(stack.status(), stack.client()).text((System.nanoTime() - began) / 1_000_000));
            System.out.println("ready " + stack.origin());
            stop.await();
            PEOPLE.println("stopping");
        } finally {
            ended.countDown();
        }
    }

    /** What is kept of the product goes; unpacked code and caches may stay. */
    private static void forget(Path home) throws IOException {
        for (var name : new String[] {
            "dynamodb",
            "streams",
            "clock",
            "mailbox.json",
            "queues.json",
            "secrets.json",
            "service-client.json",
            "provider",
            "git",
            "objects"
        }) {
            var path = home.resolve(name);
            if (Files.exists(path)) {
                try (var files = Files.walk(path)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private static void fail(String sentence) {
        PEOPLE.println("groundwork: " + sentence);
        System.exit(1);
    }
}
