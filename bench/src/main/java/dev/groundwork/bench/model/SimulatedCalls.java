package dev.groundwork.bench.model;

import java.util.Random;
import java.util.function.Supplier;

/** Calls to one table in virtual time. */
final class SimulatedCalls implements Calls {

    /** As the SDK's standard mode does for DynamoDB, in the function's client: attempts, and the longest first wait. */
    private static final int ATTEMPTS = 8;

    private static final long FIRST_WAIT_MICROS = 50_000;
    private static final long LONGEST_WAIT_MICROS = 20_000_000;
    private static final long MILLI = 1_000;

    private final Lanes lanes;
    private final Partitions readable;
    private final Partitions writable;
    private final ModelShape.Faults faults;
    private final int callMillis;
    private final Random random;
    private long count;
    private long crashes;
    private long lostAnswers;

    SimulatedCalls(Lanes lanes, ModelShape shape, ModelShape.Faults faults, Random random) {
        this.lanes = lanes;
        this.readable = new Partitions(shape.tablePartitions(), Partitions.MAX_READ_UNITS);
        this.writable = new Partitions(shape.tablePartitions(), Partitions.MAX_WRITE_UNITS);
        this.faults = faults;
        this.callMillis = shape.callMillis();
        this.random = random;
    }

    @Override
    public <T> T read(long hash, double units, Supplier<T> effect) {
        admit(readable, hash, units);
        return effect.get();
    }

    @Override
    public <T> T write(long hash, double units, Supplier<T> effect) {
        admit(writable, hash, units);
        var dice = random.nextDouble();
        var ends = dice < faults.crash();
        if (ends) {
            crashes++;
            Invocation.current().end();
        }
        if (ends && random.nextBoolean()) {
            throw new ProcessEndedException();
        }
        var answer = effect.get();
        Invocation.current().check();
        if (dice > 1 - faults.lostAnswer()) {
            lostAnswers++;
            admit(writable, hash, units);
            return effect.get();
        }
        return answer;
    }

    private void admit(Partitions partitions, long hash, double units) {
        var wait = FIRST_WAIT_MICROS;
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            count++;
            lanes.pause(callMillis * MILLI / 2 + random.nextLong(callMillis * MILLI));
            Invocation.current().check();
            if (partitions.take(hash, units, lanes.now())) {
                return;
            }
            lanes.pause(random.nextLong(wait));
            wait = Math.min(LONGEST_WAIT_MICROS, 2 * wait);
        }
        throw new ThrottledException();
    }

    Partitions readable() {
        return readable;
    }

    Partitions writable() {
        return writable;
    }

    long count() {
        return count;
    }

    long crashes() {
        return crashes;
    }

    long lostAnswers() {
        return lostAnswers;
    }
}
