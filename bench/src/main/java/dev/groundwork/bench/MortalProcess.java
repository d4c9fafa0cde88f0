package dev.groundwork.bench;

import java.util.Random;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * A process that may end at any call, before it is sent or after it took effect. From then on no call of it gets through, until a new process
 * takes its place. Safe for threads.
 */
final class MortalProcess implements ExecutionInterceptor {

    private final Random random;
    private double deathRate;
    private boolean isDead;
    private int deaths;

    MortalProcess(long seed) {
        this.random = new Random(seed);
    }

    /** The process has ended. */
    static final class EndedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EndedException() {
            super("the process has ended");
        }
    }

    /** From now on a call ends the process with this probability. */
    synchronized void deathRate(double rate) {
        deathRate = rate;
    }

    /** A new process begins. */
    synchronized void revive() {
        isDead = false;
    }

    synchronized boolean isDead() {
        return isDead;
    }

    synchronized int deaths() {
        return deaths;
    }

    /** Before a call, or after it took effect. */
    synchronized void pass() {
        if (!isDead && random.nextDouble() < deathRate / 2) {
            isDead = true;
            deaths++;
        }
        if (isDead) {
            throw new EndedException();
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        pass();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        pass();
    }
}
