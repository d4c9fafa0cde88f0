package dev.groundwork.billing.hosting;

import dev.groundwork.appregistry.OwnerApps;
import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.RunningAppsReader;
import dev.groundwork.billing.hosting.DebitCursors.Cursor;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Charges a shard page after page, as long as the time of an invocation lasts; then a message goes on. After each page the shard's cursor moves: a
 * message that comes again goes on behind the last page that was charged, and of several messages for one page one goes on.
 */
@Singleton
final class ChargeShard {

    private final RunningAppsReader apps;
    private final ChargeOwners chargeOwners;
    private final DebitCursors cursors;
    private final DebitQueue queue;
    private final DebitLog log;
    private final DebitLimits limits;
    private final IdSource ids;
    private final ProductClock clock;

    ChargeShard(
            RunningAppsReader apps,
            ChargeOwners chargeOwners,
            DebitCursors cursors,
            DebitQueue queue,
            DebitLog log,
            DebitLimits limits,
            IdSource ids,
            ProductClock clock) {
        this.apps = apps;
        this.chargeOwners = chargeOwners;
        this.cursors = cursors;
        this.queue = queue;
        this.log = log;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /** Charges what a message asks for. Safe to repeat. */
    void charge(DebitMessage message) {
        switch (message) {
            case DebitMessage.Pages pages -> charge(pages);
            case DebitMessage.OneOwner(var run, var shard, var owner) ->
                log.page(run, shard, chargeOwners.chargeAgain(run, apps.of(owner)), false);
        }
    }

    private void charge(DebitMessage.Pages message) {
        var run = message.run();
        int shard = message.shard();
        var end = clock.instant().plus(limits.budget());
        var me = Optional.of(ids.nextUlid());
        var cursor = cursors.read(run, shard);
        while (!cursor.isAtEnd()) {
            var page = apps.page(shard, limits.page(), cursor.by().isEmpty() ? message.after() : cursor.after());
            var count = chargeOwners.charge(run, shard, page.items());
            var next = new Cursor(last(page).or(cursor::after), page.next().isEmpty(), me);
            if (!cursors.move(run, shard, cursor, next)) {
                return;
            }
            log.page(run, shard, count, next.isAtEnd());
            cursor = next;
            if (!cursor.isAtEnd() && isOver(end)) {
                queue.send(new DebitMessage.Pages(run, shard, cursor.after()), Duration.ZERO);
                return;
            }
        }
    }

    private boolean isOver(Instant end) {
        return !clock.instant().isBefore(end);
    }

    private static Optional<UserId> last(RegistryPage<OwnerApps> page) {
        return page.next().map(UserId::new);
    }
}
