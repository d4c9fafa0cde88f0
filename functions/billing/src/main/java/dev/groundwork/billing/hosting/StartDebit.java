package dev.groundwork.billing.hosting;

import dev.groundwork.appregistry.OwnerApps;
import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.RunningAppsReader;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts a run of the daily debit: reads the first page of each shard, sends what is beyond it to the queue at once, and charges the first pages
 * itself. So a small installation needs no queue, and in a large one all shards are charged side by side.
 */
@Singleton
final class StartDebit {

    private final RunningAppsReader apps;
    private final ChargeOwners chargeOwners;
    private final DebitQueue queue;
    private final DebitLog log;
    private final DebitLimits limits;
    private final IdSource ids;

    StartDebit(
            RunningAppsReader apps,
            ChargeOwners chargeOwners,
            DebitQueue queue,
            DebitLog log,
            DebitLimits limits,
            IdSource ids) {
        this.apps = apps;
        this.chargeOwners = chargeOwners;
        this.queue = queue;
        this.log = log;
        this.limits = limits;
        this.ids = ids;
    }

    /**
     * The result of the part of a run that is charged at once.
     *
     * @param count what was done
     * @param queued how many shards go on in the queue
     */
    record Started(DebitCount count, long queued) {}

    /**
     * Starts a run. A shard that fails does not keep the others from being charged.
     *
     * @throws RuntimeException the first failure after the other shards had their turn; a repetition charges nothing again
     */
    Started start(Instant time) {
        var run = new DebitRun(ids.nextUlid(), time);
        var failures = new ArrayList<RuntimeException>();
        var firsts = new ArrayList<First>();
        for (int shard = 0; shard < apps.shards(); shard++) {
            read(run, shard, firsts, failures);
        }
        var counts = new ArrayList<DebitCount>();
        for (var first : firsts) {
            charge(run, first, counts, failures);
        }
        long queued = firsts.stream().filter(First::goesOn).count();
        log.started(run, apps.shards(), queued);
        if (!failures.isEmpty()) {
            var failure = failures.removeFirst();
            failures.forEach(failure::addSuppressed);
            throw failure;
        }
        return new Started(DebitCount.of(counts), queued);
    }

    private record First(int shard, RegistryPage<OwnerApps> page) {

        boolean goesOn() {
            return page.next().isPresent();
        }
    }

    private void read(DebitRun run, int shard, List<First> firsts, List<RuntimeException> failures) {
        try {
            var first = new First(shard, apps.page(shard, limits.page(), Optional.empty()));
            first.page()
                    .next()
                    .map(UserId::new)
                    .ifPresent(
                            last -> queue.send(new DebitMessage.Pages(run, shard, Optional.of(last)), Duration.ZERO));
            firsts.add(first);
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private void charge(DebitRun run, First first, List<DebitCount> counts, List<RuntimeException> failures) {
        try {
            var count = chargeOwners.charge(run, first.shard(), first.page().items());
            counts.add(count);
            log.page(run, first.shard(), count, !first.goesOn());
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }
}
