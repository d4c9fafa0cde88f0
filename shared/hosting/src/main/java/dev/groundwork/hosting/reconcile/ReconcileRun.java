package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.runtime.AtOnce;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One run of the minute schedule, as its parts share it: how much time is left, which providers are still called, and what was done. A provider that
 * does not answer is not called again in the run, whichever part calls; so nobody waits for it for longer than one call.
 */
public final class ReconcileRun {

    private final ReconcileLimits limits;
    private final LongSupplier nanos;
    private final long begun;
    private final Map<ProviderName, Calls> calls = new EnumMap<>(ProviderName.class);
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    private final LongAdder checked = new LongAdder();
    private final LongAdder changed = new LongAdder();
    private final LongAdder called = new LongAdder();

    /**
     * Begins a run.
     *
     * @param nanos a clock that only counts, whatever the product's clock is moved to
     */
    public ReconcileRun(ReconcileLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        for (var provider : ProviderName.values()) {
            calls.put(provider, new Calls());
        }
    }

    /**
     * The result of a run.
     *
     * @param checked how many apps and domains were checked
     * @param changed how many were sent to the worker or corrected, and how many orphans were removed
     * @param calls how many calls of providers were made
     */
    public record Report(long checked, long changed, long calls) {}

    /** Returns what was done so far. */
    public Report report() {
        return new Report(checked.sum(), changed.sum(), called.sum());
    }

    /** Returns its limits. */
    public ReconcileLimits limits() {
        return limits;
    }

    /** Counts what was checked. */
    public void checked(long more) {
        checked.add(more);
    }

    /** Counts what was changed. */
    public void changed(long more) {
        changed.add(more);
    }

    /** Does something for each item, some at a time, and waits for all. One that fails does not stop the others; the run fails at its end. */
    public <T> void each(Collection<T> items, Consumer<T> task) {
        each(items, limits.atOnce(), task);
    }

    /** Does something for each item like {@link #each(Collection, Consumer)}, this many at a time. */
    public <T> void each(Collection<T> items, int atOnce, Consumer<T> task) {
        AtOnce.each(items, atOnce, item -> attempt(() -> task.accept(item)));
    }

    /** Does something; where it fails, the run goes on, and fails at its end. */
    void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    /**
     * Ends the run.
     *
     * @throws RuntimeException the first failure, where there was one, with the others
     */
    public Report end() {
        var first = failures.poll();
        if (first != null) {
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return report();
    }

    /** Returns true while something new may begin. */
    public boolean hasTime() {
        return isWithin(limits.begin(), begun);
    }

    /** Returns true while something new may begin and no provider that answers has had all the calls that it may have in a run. */
    public boolean hasCalls() {
        return hasTime() && calls.entrySet().stream().noneMatch(e -> isUsedUp(e.getKey(), e.getValue()));
    }

    /**
     * Calls a provider, unless it has not answered before in this run or has been called for too long.
     *
     * @return nothing where it was not called
     */
    public <T> Optional<ProviderOutcome<T>> call(ProviderName provider, Supplier<ProviderOutcome<T>> call) {
        var made = known(provider);
        if (!made.begins(nanos.getAsLong(), limits.waitFor())) {
            return Optional.empty();
        }
        called.increment();
        var outcome = call.get();
        if (isSilence(outcome)) {
            made.silent();
        }
        return Optional.of(outcome);
    }

    private Calls known(ProviderName provider) {
        return Optional.ofNullable(calls.get(provider)).orElseThrow();
    }

    /** An answer about one object says nothing of the others; these do. */
    private static boolean isSilence(ProviderOutcome<?> outcome) {
        return outcome instanceof ProviderOutcome.Unavailable || outcome instanceof ProviderOutcome.TokenRefused;
    }

    private boolean isUsedUp(ProviderName provider, Calls made) {
        return made.isUsedUp(
                nanos.getAsLong(),
                limits.waitFor(),
                Optional.ofNullable(limits.reads().get(provider)));
    }

    private boolean isWithin(Duration limit, long since) {
        return nanos.getAsLong() - since < limit.toNanos();
    }

    /** The calls of one provider in a run. */
    private static final class Calls {

        private boolean isSilent;
        private int count;
        private long firstAt;

        synchronized void silent() {
            isSilent = true;
        }

        synchronized boolean begins(long now, Duration window) {
            if (isSilent || isPast(now, window)) {
                return false;
            }
            firstAt = count == 0 ? now : firstAt;
            count++;
            return true;
        }

        synchronized boolean isUsedUp(long now, Duration window, Optional<Integer> limit) {
            return !isSilent
                    && (isPast(now, window)
                            || limit.filter(most -> count >= most).isPresent());
        }

        private boolean isPast(long now, Duration window) {
            return count > 0 && now - firstAt >= window.toNanos();
        }
    }
}
