package dev.groundwork.bench.model;

import java.util.ArrayDeque;
import java.util.Random;

/** The queue of a debit: standard, so a message may come twice, and one whose invocation does not end comes again. */
final class DebitQueue {

    static final long SECOND = 1_000_000;

    private final Lanes lanes;
    private final ModelShape shape;
    private final ModelShape.Faults faults;
    private final Random random;
    private final Worker worker;
    private final ArrayDeque<Message> visible = new ArrayDeque<>();
    private int working;
    private long sent;

    /** A part of a run. */
    sealed interface Message {

        /** The rest of a shard. */
        record Pages(DebitSimulation.Run run, int shard) implements Message {}

        /** An owner whose charge failed with its page. */
        record OneOwner(DebitSimulation.Run run, int owner) implements Message {}
    }

    /** The end of a message's turn. */
    enum Result {
        /** It is deleted. */
        DONE,
        /** It is deleted, and another one goes on. */
        CONTINUE,
        /** It comes again. */
        AGAIN
    }

    /** Takes messages. */
    @FunctionalInterface
    interface Worker {

        Result work(Message message, Invocation invocation);
    }

    DebitQueue(Lanes lanes, ModelShape shape, ModelShape.Faults faults, Random random, Worker worker) {
        this.lanes = lanes;
        this.shape = shape;
        this.faults = faults;
        this.random = random;
        this.worker = worker;
    }

    /** Sends a message that becomes visible after some seconds. */
    void send(Message message, long delaySeconds) {
        sent++;
        appear(message, delaySeconds);
        if (random.nextDouble() < faults.duplicate()) {
            appear(message, delaySeconds);
        }
    }

    private void appear(Message message, long delaySeconds) {
        lanes.start(delaySeconds * SECOND, () -> {
            visible.add(message);
            dispatch();
        });
    }

    private void dispatch() {
        while (working < shape.workers() && !visible.isEmpty()) {
            working++;
            var message = visible.remove();
            lanes.start(0, () -> {
                end(message, worker.work(message, new Invocation()));
                working--;
                dispatch();
            });
        }
    }

    private void end(Message message, Result result) {
        switch (result) {
            case DONE -> {}
            case CONTINUE -> send(message, 0);
            case AGAIN -> appear(message, shape.visibilitySeconds());
        }
    }

    /** Returns the number of messages that were sent. */
    long sent() {
        return sent;
    }
}
