package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.domain.DomainRegistry;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;

/** Sends the worker, once a minute, the apps whose domains are due. Concurrent runs are harmless. */
@Singleton
public final class ReconcileDomains {

    private static final int PAGE = 100;

    /** The most domains of a run; the next run begins at the start again, with what is left to do. */
    private static final int MAX_DOMAINS = 2_000;

    private final DomainRegistry domains;
    private final WorkerQueue queue;
    private final ProductClock clock;

    public ReconcileDomains(DomainRegistry domains, WorkerQueue queue, ProductClock clock) {
        this.domains = domains;
        this.queue = queue;
        this.clock = clock;
    }

    /** Runs once over all domains that are due. */
    public ReconcileApps.Report reconcile() {
        var apps = new LinkedHashSet<AppId>();
        var next = Optional.<String>empty();
        long due = 0;
        do {
            var page = domains.due(clock.instant(), PAGE, next);
            page.items().forEach(domain -> apps.add(domain.app()));
            due += page.items().size();
            next = page.next();
        } while (next.isPresent() && due < MAX_DOMAINS);
        apps.forEach(app -> queue.send(WorkerMessage.stopOrRemove(app), Duration.ZERO));
        return new ReconcileApps.Report(due, due, 0);
    }
}
