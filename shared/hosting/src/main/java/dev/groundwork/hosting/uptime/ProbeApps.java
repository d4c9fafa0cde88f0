package dev.groundwork.hosting.uptime;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probes the addresses of running apps once, some at a time and within a budget of time. Where there are more than the budget allows, each run takes
 * others, so that none is never probed.
 */
public final class ProbeApps {

    private static final Logger LOG = LoggerFactory.getLogger(ProbeApps.class);

    private static final int PAGE = 100;
    private static final int MAX_APPS = 2_000;
    private static final int AT_A_TIME = 32;

    /** No probe begins later; with the deadline of a probe a run of the reconciler ends in time. */
    private static final Duration BUDGET = Duration.ofSeconds(15);

    private final AppRegistry registry;
    private final UptimeProbe probe;
    private final ProbeRecords records;
    private final ProductClock clock;
    private final LongSupplier nanos;
    private final Random order;

    /**
     * @param nanos a clock that only counts, whatever the product's clock is moved to
     */
    ProbeApps(
            AppRegistry registry,
            UptimeProbe probe,
            ProbeRecords records,
            ProductClock clock,
            LongSupplier nanos,
            Random order) {
        this.registry = registry;
        this.probe = probe;
        this.records = records;
        this.clock = clock;
        this.nanos = nanos;
        this.order = order;
    }

    /** Probes running apps and keeps what they answered. */
    public void probeAll() {
        long end = nanos.getAsLong() + BUDGET.toNanos();
        var permits = new Semaphore(AT_A_TIME);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var id : running()) {
                permits.acquireUninterruptibly();
                if (nanos.getAsLong() - end > 0) {
                    break;
                }
                threads.execute(() -> {
                    try {
                        probeOne(id);
                    } finally {
                        permits.release();
                    }
                });
            }
        }
    }

    private List<AppId> running() {
        var apps = new ArrayList<AppId>();
        var next = Optional.<String>empty();
        do {
            RegistryPage<AppId> page = registry.running(PAGE, next);
            apps.addAll(page.items());
            next = page.next();
        } while (next.isPresent() && apps.size() < MAX_APPS);
        Collections.shuffle(apps, order);
        return apps;
    }

    private void probeOne(AppId id) {
        try {
            registry.find(id)
                    .filter(App::isRunning)
                    .flatMap(app -> app.serving().url())
                    .ifPresent(url -> records.keep(id, record(url)));
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("event", "probe_not_kept")
                    .addKeyValue("appId", id)
                    .setCause(e)
                    .log("A probe could not be kept; the next minute has another");
        }
    }

    private ProbeRecord record(URI url) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var answer = probe.probe(url);
        return new ProbeRecord(at, url, answer.status(), answer.took().toMillis());
    }
}
