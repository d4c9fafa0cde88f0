package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.domain.DomainRegistry;
import dev.groundwork.appregistry.domain.DomainRegistry.DueDomain;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sends the worker, once a minute, the apps whose domains are due: one message for all domains of an app. */
@Singleton
public final class ReconcileDomains implements ReconcilePart {

    private final DomainRegistry domains;
    private final WorkerQueue queue;
    private final RotatingWalk walk;
    private final ProductClock clock;

    public ReconcileDomains(DomainRegistry domains, WorkerQueue queue, RotatingWalk walk, ProductClock clock) {
        this.domains = domains;
        this.queue = queue;
        this.walk = walk;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.DUE;
    }

    @Override
    public void run(ReconcileRun run) {
        var now = clock.instant();
        var sent = new HashSet<AppId>();
        walk.walk("due-domains", run, (limit, from) -> domains.due(now, limit, from), due -> {
            run.checked(due.size());
            run.changed(due.size());
            run.each(apps(due, sent), app -> queue.send(WorkerMessage.stopOrRemove(app), Duration.ZERO));
        });
    }

    private static List<AppId> apps(List<DueDomain> due, Set<AppId> sent) {
        return due.stream().map(DueDomain::app).filter(sent::add).toList();
    }
}
