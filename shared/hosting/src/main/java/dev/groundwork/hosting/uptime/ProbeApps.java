package dev.groundwork.hosting.uptime;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.reconcile.ReconcilePart;
import dev.groundwork.hosting.reconcile.ReconcileRun;
import dev.groundwork.hosting.reconcile.RotatingWalk;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * Probes the addresses of running apps, some at a time and within a budget of time. Where there are more than the budget allows, they are probed in a
 * rotation.
 */
public final class ProbeApps implements ReconcilePart {

    /** As many as are probed at a time, so that a page takes no longer than one probe. */
    private static final int PAGE = 32;

    /** No page begins later. */
    private static final Duration BUDGET = Duration.ofSeconds(15);

    private final AppRegistry registry;
    private final UptimeProbe probe;
    private final ProbeRecords records;
    private final RotatingWalk walk;
    private final ProductClock clock;
    private final LongSupplier nanos;

    /**
     * @param nanos a clock that only counts, whatever the product's clock is moved to
     */
    ProbeApps(
            AppRegistry registry,
            UptimeProbe probe,
            ProbeRecords records,
            RotatingWalk walk,
            ProductClock clock,
            LongSupplier nanos) {
        this.registry = registry;
        this.probe = probe;
        this.records = records;
        this.walk = walk;
        this.clock = clock;
        this.nanos = nanos;
    }

    @Override
    public Stage stage() {
        return Stage.PROBE;
    }

    @Override
    public void run(ReconcileRun run) {
        long begun = nanos.getAsLong();
        walk.walk(
                "probes",
                run,
                () -> nanos.getAsLong() - begun < BUDGET.toNanos(),
                (limit, from) -> registry.running(PAGE, from),
                apps -> run.each(apps, PAGE, this::probeOne));
    }

    private void probeOne(AppId id) {
        registry.find(id)
                .filter(App::isRunning)
                .flatMap(app -> app.serving().url())
                .ifPresent(url -> records.keep(id, record(url)));
    }

    private ProbeRecord record(URI url) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var answer = probe.probe(url);
        return new ProbeRecord(at, url, answer.status(), answer.took().toMillis());
    }
}
