package dev.groundwork.localstack.stripe;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs work each second until it is closed: what is due by time alone has nobody who asks for it. */
final class Ticker implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);

    Ticker(Runnable work) {
        Thread.ofPlatform().name("stripe-time").daemon().start(() -> run(work));
    }

    private void run(Runnable work) {
        try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
                work.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
