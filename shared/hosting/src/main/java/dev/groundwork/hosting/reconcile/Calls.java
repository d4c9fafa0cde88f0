package dev.groundwork.hosting.reconcile;

import java.time.Duration;
import java.util.Optional;

/** The calls of one provider in a run: how many, and how long something waited for it, several calls at once counted once. */
final class Calls {

    private boolean isSilent;
    private int count;
    private int open;
    private long openSince;
    private long waited;

    /** Records that it does not answer. */
    synchronized void silent() {
        isSilent = true;
    }

    /** Begins a call, if the provider answers and was not waited for this long. */
    synchronized boolean begins(long now, Duration longest) {
        if (isSilent || isWaitedFor(now, longest)) {
            return false;
        }
        if (open == 0) {
            openSince = now;
        }
        open++;
        count++;
        return true;
    }

    /** Ends a call. */
    synchronized void ends(long now) {
        open--;
        if (open == 0) {
            waited += now - openSince;
        }
    }

    /** Returns true if it answers and had all its calls. */
    synchronized boolean isUsedUp(long now, Duration longest, Optional<Integer> most) {
        return !isSilent
                && (isWaitedFor(now, longest)
                        || most.filter(limit -> count >= limit).isPresent());
    }

    private boolean isWaitedFor(long now, Duration longest) {
        var running = open == 0 ? 0 : now - openSince;
        return waited + running >= longest.toNanos();
    }
}
