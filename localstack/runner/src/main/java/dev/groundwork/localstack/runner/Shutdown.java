package dev.groundwork.localstack.runner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Ends a stack on SIGTERM or Ctrl-C, and then the program with 0, in less than ten seconds in every case. */
final class Shutdown {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final LocalStack stack;
    private final Consumer<String> progress;
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile boolean isUnderWay;

    Shutdown(LocalStack stack, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
    }

    /** Waits for the end of the program. */
    void await() throws InterruptedException {
        never.await();
    }

    boolean isUnderWay() {
        return isUnderWay;
    }

    /** Runs as the program's shutdown hook. */
    void run() {
        isUnderWay = true;
        progress.accept("stopping");
        var closing = Thread.ofPlatform().daemon().name("closing").start(stack::close);
        try {
            if (!closing.join(PATIENCE)) {
                progress.accept("not everything ended by itself within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endChildren();
        // A hook that returns would let the signal's own exit code through.
        Runtime.getRuntime().halt(0);
    }

    private static void endChildren() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
