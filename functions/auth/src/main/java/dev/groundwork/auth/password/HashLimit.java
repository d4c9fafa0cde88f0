package dev.groundwork.auth.password;

import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds the requests of this process that hash a password: so many at once, and so many more that wait, first come first served. Hashes cost a
 * hundred times what other requests cost, so what is above that is refused at once, before anything is read or written, and the other requests of
 * the process go on. On Lambda a process has one request at a time; there the function's concurrency is the bound (docs/runbook.md).
 */
public final class HashLimit {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Semaphore admitted;
    private final Semaphore hashing;

    /**
     * @param atOnce requests that hash at once
     * @param waiting requests that wait besides
     */
    public HashLimit(int atOnce, int waiting) {
        this.admitted = new Semaphore(atOnce + waiting);
        this.hashing = new Semaphore(atOnce, true);
    }

    /** Does the work of one request; nothing, and nothing is done, where too many wait already. */
    public <T> Optional<T> within(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            return Optional.empty();
        }
        try {
            hashing.acquireUninterruptibly();
            try {
                return Optional.of(work.get());
            } finally {
                hashing.release();
            }
        } finally {
            admitted.release();
        }
    }

    /** The problem of a request that is refused, with the time after which to try again. */
    public static Problem overloaded() {
        return Problem.of(
                        ProblemCode.TEMPORARILY_UNAVAILABLE,
                        "Too many requests with passwords came at once; nothing was done.")
                .retryAfter(RETRY_AFTER);
    }
}
