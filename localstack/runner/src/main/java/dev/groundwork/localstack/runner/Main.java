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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Set;

/**
 * The program behind {@code ./groundwork up}. Says what it does on stderr and one line {@code ready <url>} on stdout when every function
 * answers. Ends with 0 on SIGTERM and Ctrl-C, also while it starts, and with 1 and a sentence when it cannot start.
 */
public final class Main {

    private static final PrintStream PEOPLE = System.err;
    private static final String LOCK = "lock";

    /** The entries that a fresh start keeps, because they are made from the code alone. */
    private static final Set<String> KEPT = Set.of(LOCK, "cache", "build");

    private Main() {}

    /** Starts; the first argument is the folder of template.yaml. */
    public static void main(String[] args) throws InterruptedException {
        try {
            run(Settings.from(System.getenv(), Path.of(args.length > 0 ? args[0] : ".")));
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (TemplateException e) {
            fail("template.yaml: " + e.getMessage());
        }
    }

    private static void run(Settings settings) throws IOException, InterruptedException {
        Files.createDirectories(settings.home());
        try (var channel = FileChannel.open(
                        settings.home().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new IllegalStateException("another Groundwork runs with the folder " + settings.home()
                        + ": stop it, or set GROUNDWORK_HOME to another folder and GROUNDWORK_PORT to another port");
            }
            if (settings.fresh()) {
                forget(settings.home());
            }
            serve(settings);
        }
    }

    private static void serve(Settings settings) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var stack = listen(settings);
        var shutdown = new Shutdown(stack, PEOPLE::println);
        var hook = Thread.ofPlatform().name("shutdown").unstarted(shutdown::run);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            var client = stack.start();
            var took = Duration.ofNanos(System.nanoTime() - began);
            PEOPLE.print(new ReadyMessage(stack.origin(), client, took).text());
            System.out.println("ready " + stack.origin());
            System.out.flush();
        } catch (IOException | RuntimeException e) {
            if (!shutdown.isUnderWay()) {
                Runtime.getRuntime().removeShutdownHook(hook);
                stack.close();
                throw e;
            }
        }
        shutdown.await();
    }

    private static LocalStack listen(Settings settings) throws IOException {
        try {
            return new LocalStack(settings, InstantSource.system(), PEOPLE::println);
        } catch (BindException e) {
            throw new IllegalStateException(
                    "the port " + settings.port() + " is taken: set GROUNDWORK_PORT to another one, as in"
                            + " GROUNDWORK_PORT=" + (settings.port() + 1) + " ./groundwork up",
                    e);
        }
    }

    private static void forget(Path home) throws IOException {
        try (var entries = Files.list(home)) {
            for (var entry : entries.toList()) {
                if (!KEPT.contains(String.valueOf(entry.getFileName()))) {
                    try (var files = Files.walk(entry)) {
                        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                            Files.delete(file);
                        }
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
