package dev.groundwork.localstack.runner.lambda;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends processes that have had no event for a while; the next event starts another. */
public final class IdleEnd implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final List<LambdaFunction> functions;
    private final IdleLimits limits;
    private final CountDownLatch closed = new CountDownLatch(1);

    public IdleEnd(Collection<LambdaFunction> functions, IdleLimits limits) {
        this.functions = List.copyOf(functions);
        this.limits = limits;
    }

    /** Starts to look after the processes in the background. */
    public void start() {
        Thread.ofVirtual().name("idle-end").start(() -> {
            try {
                while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    functions.forEach(function -> function.endIdle(limits.of(function.declaration())));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
