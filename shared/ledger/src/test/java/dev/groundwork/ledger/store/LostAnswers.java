package dev.groundwork.ledger.store;

import dev.groundwork.localstack.dynamodb.FaultPoint;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the updates that reach the engine, loses answers to them once they are committed, and holds scans until so many are under way. */
final class LostAnswers implements FaultPoint {

    private static final int PATIENCE_SECONDS = 30;

    private final AtomicInteger updates = new AtomicInteger();
    private final AtomicInteger toLose = new AtomicInteger();
    private final CyclicBarrier together;

    LostAnswers(int readers) {
        this.together = new CyclicBarrier(readers);
    }

    /** Has the answers to the next updates lost. */
    void lose(int answers) {
        toLose.set(answers);
    }

    /** The updates that have reached the engine, each time they did. */
    int updates() {
        return updates.get();
    }

    @Override
    public Verdict before(Call call) {
        switch (call.operation()) {
            case "UpdateItem" -> updates.incrementAndGet();
            case "Scan" -> waitForOthers();
            default -> {}
        }
        return new Verdict.Proceed();
    }

    private void waitForOthers() {
        try {
            together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other readers do not come", e);
        }
    }

    @Override
    public Verdict after(Call call) {
        return call.operation().equals("UpdateItem") && toLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0
                ? new Verdict.Lose()
                : new Verdict.Proceed();
    }
}
