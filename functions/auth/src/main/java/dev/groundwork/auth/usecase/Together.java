package dev.groundwork.auth.usecase;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Two calls at once: the wait of the longer one instead of the sum of both. */
final class Together {

    private Together() {}

    /** Makes both calls and answers what {@code here} does, when both have ended. */
    static <B> B both(Runnable aside, Supplier<B> here) {
        return both(
                () -> {
                    aside.run();
                    return true;
                },
                here,
                (done, answer) -> answer);
    }

    /**
     * Makes both calls and goes on with what they answer, when both have ended. What either throws is thrown here, that of {@code here} first.
     */
    static <A, B, C> C both(Supplier<A> aside, Supplier<B> here, BiFunction<A, B, C> then) {
        var task = new FutureTask<>(aside::get);
        var thread = Thread.ofVirtual().name("aside").start(task);
        try {
            B second;
            try {
                second = here.get();
            } finally {
                thread.join();
            }
            return then.apply(task.get(), second);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a call", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
