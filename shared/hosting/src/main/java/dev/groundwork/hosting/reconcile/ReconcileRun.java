package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.runtime.AtOnce;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, Calls> calls = new ConcurrentHashMap<>();
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
        return hasTime()
                && calls.entrySet().stream()
                        .noneMatch(e -> e.getValue().isUsedUp(nanos.getAsLong(), limits.waitFor(), most(e.getKey())));
    }

    private Optional<Integer> most(String provider) {
        return limits.reads().entrySet().stream()
                .filter(e -> e.getKey().text().equals(provider))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Calls a hosting provider, see {@link #call(String, Supplier)}. */
    public <T> Optional<ProviderOutcome<T>> call(ProviderName provider, Supplier<ProviderOutcome<T>> call) {
        return call(provider.text(), call);
    }

    /**
     * Calls a provider, unless it has not answered before in this run or was waited for too long.
     *
     * @param provider its name
     * @return nothing where it was not called
     */
    public <T> Optional<ProviderOutcome<T>> call(String provider, Supplier<ProviderOutcome<T>> call) {
        var made = calls.computeIfAbsent(provider, name -> new Calls());
        if (!made.begins(nanos.getAsLong(), limits.waitFor())) {
            return Optional.empty();
        }
        called.increment();
        try {
            var outcome = call.get();
            if (isSilence(outcome)) {
                made.silent();
            }
            return Optional.of(outcome);
        } finally {
            made.ends(nanos.getAsLong());
        }
    }

    /** An answer about one object says nothing of the others; these do. */
    private static boolean isSilence(ProviderOutcome<?> outcome) {
        return outcome instanceof ProviderOutcome.Unavailable || outcome instanceof ProviderOutcome.TokenRefused;
    }

    private boolean isWithin(Duration limit, long since) {
        return nanos.getAsLong() - since < limit.toNanos();
    }
}
