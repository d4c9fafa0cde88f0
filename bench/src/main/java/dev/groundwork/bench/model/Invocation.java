package dev.groundwork.bench.model;

/** A process that takes one message. Where it ends, all that it does ends. */
final class Invocation {

    private static final ThreadLocal<Invocation> CURRENT = new ThreadLocal<>();

    private boolean hasEnded;

    /** The process that this thread works in. */
    static Invocation current() {
        return CURRENT.get();
    }

    /** From now on this thread works in this process. */
    void enter() {
        CURRENT.set(this);
    }

    void end() {
        hasEnded = true;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    void check() {
        if (hasEnded) {
            throw new Calls.ProcessEndedException();
        }
    }
}
