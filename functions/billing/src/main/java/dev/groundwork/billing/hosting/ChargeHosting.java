package dev.groundwork.billing.hosting;

import dev.groundwork.appregistry.OwnerApps;
import dev.groundwork.appregistry.RunningAppsReader;
import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.HostingOutcome;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Charges a day of hosting to every owner of running apps, a credit an app, once per owner and day whatever is repeated or crashes. An owner
 * who cannot pay for all apps pays for the oldest; the others are suspended. The debit is written first: a run after a crash finds the same
 * apps paid.
 */
@Singleton
final class ChargeHosting {

    private static final Logger LOG = LoggerFactory.getLogger(ChargeHosting.class);

    private final RunningAppsReader apps;
    private final AppSuspension suspension;
    private final CreditLedger ledger;

    ChargeHosting(RunningAppsReader apps, AppSuspension suspension, CreditLedger ledger) {
        this.apps = apps;
        this.suspension = suspension;
        this.ledger = ledger;
    }

    /**
     * The result of a run.
     *
     * @param charged how many days of apps this run has charged
     * @param suspended how many apps this run has suspended
     * @param failed how many owners could not be charged; the next run for the day tries again
     */
    record Report(long charged, long suspended, long failed) {

        private static final Report NOTHING = new Report(0, 0, 0);
        private static final Report FAILED = new Report(0, 0, 1);

        private Report plus(Report other) {
            return new Report(charged + other.charged, suspended + other.suspended, failed + other.failed);
        }
    }

    /** Charges the days up to the date of a time, in UTC. */
    Report charge(Instant time) {
        var total = new Total();
        apps.forEachOwner(owner -> total.report = total.report.plus(one(owner, time)));
        return total.report;
    }

    private static final class Total {

        private Report report = Report.NOTHING;
    }

    /** Charges one owner. A failure does not keep other owners from being charged. */
    private Report one(OwnerApps owner, Instant time) {
        try {
            var running = owner.apps().stream()
                    .map(app -> new RunningApp(app.app(), Instant.EPOCH, app.since()))
                    .toList();
            return suspendUnpaid(
                    owner, ledger.chargeHosting(new HostingCharge(owner.owner(), time, ZoneOffset.UTC, running)));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("event", "hosting_debit_failed")
                    .addKeyValue("userId", owner.owner().value())
                    .setCause(e)
                    .log("A day of hosting could not be charged");
            return Report.FAILED;
        }
    }

    private Report suspendUnpaid(OwnerApps owner, HostingOutcome outcome) {
        return switch (outcome) {
            case HostingOutcome.Settled settled ->
                new Report(settled.charged(), 0, 0).plus(suspend(owner, settled.unpaid()));
            case HostingOutcome.UnknownUser() ->
                suspend(owner, owner.apps().stream().map(OwnerApps.Running::app).toList());
            case HostingOutcome.Busy() -> Report.FAILED;
        };
    }

    private Report suspend(OwnerApps owner, List<AppId> unpaid) {
        var suspended = owner.apps().stream()
                .filter(running -> unpaid.contains(running.app()))
                .filter(running -> suspension.suspend(owner.owner(), running.app(), running.since()))
                .count();
        return new Report(0, suspended, 0);
    }
}
