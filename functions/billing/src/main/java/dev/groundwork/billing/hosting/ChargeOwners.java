package dev.groundwork.billing.hosting;

import dev.groundwork.accounts.TimeZoneReader;
import dev.groundwork.appregistry.OwnerApps;
import dev.groundwork.runtime.AtOnce;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Charges the owners of a page, each by the calendar of its time zone, some of them at a time. An owner who cannot be charged does not keep the
 * others from being charged: a message of its own tries again.
 */
@Singleton
final class ChargeOwners {

    private static final Logger LOG = LoggerFactory.getLogger(ChargeOwners.class);

    private final TimeZoneReader timeZones;
    private final ChargeOwner chargeOwner;
    private final DebitQueue queue;
    private final DebitLimits limits;

    ChargeOwners(TimeZoneReader timeZones, ChargeOwner chargeOwner, DebitQueue queue, DebitLimits limits) {
        this.timeZones = timeZones;
        this.chargeOwner = chargeOwner;
        this.queue = queue;
        this.limits = limits;
    }

    /** Charges the owners of a page of a shard; those that failed are in the queue when it returns. */
    DebitCount charge(DebitRun run, int shard, List<OwnerApps> owners) {
        if (owners.isEmpty()) {
            return DebitCount.NOTHING;
        }
        var zones = timeZones.of(owners.stream().map(OwnerApps::owner).toList());
        var counts = new ConcurrentLinkedQueue<DebitCount>();
        var failed = new ConcurrentLinkedQueue<OwnerApps>();
        AtOnce.each(owners, limits.atOnce(), owner -> {
            var zone = zones.getOrDefault(owner.owner(), ZoneOffset.UTC);
            counts.add(attempt(run, owner, zone, failed));
        });
        failed.forEach(owner -> queue.send(new DebitMessage.OneOwner(run, shard, owner.owner()), limits.retryAfter()));
        return DebitCount.of(List.copyOf(counts));
    }

    private DebitCount attempt(DebitRun run, OwnerApps owner, ZoneId zone, ConcurrentLinkedQueue<OwnerApps> failed) {
        try {
            return count(owner, chargeOwner.charge(owner, run.time(), zone), 0);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("event", "hosting_debit_failed")
                    .addKeyValue("userId", owner.owner().value())
                    .setCause(e)
                    .log("Days of hosting could not be charged; they are tried again");
            failed.add(owner);
            return count(owner, new ChargeOwner.Charged(0, 0), 1);
        }
    }

    /**
     * Charges one owner, whose charge has failed before.
     *
     * @throws RuntimeException where it fails again
     */
    DebitCount chargeAgain(DebitRun run, OwnerApps owner) {
        return owner.apps().isEmpty()
                ? DebitCount.NOTHING
                : count(owner, chargeOwner.charge(owner, run.time(), timeZones.of(owner.owner())), 0);
    }

    private static DebitCount count(OwnerApps owner, ChargeOwner.Charged charged, long failed) {
        return new DebitCount(1, owner.apps().size(), charged.charged(), charged.suspended(), failed);
    }
}
