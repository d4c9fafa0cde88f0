package dev.groundwork.billing.hosting;

import dev.groundwork.appregistry.OwnerApps;
import dev.groundwork.appregistry.RunningAppsReader;
import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.HostingDay;
import dev.groundwork.ledger.model.HostingDay.HostingOutcome;
import jakarta.inject.Singleton;
import java.time.LocalDate;
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
     * @param charged how many apps this run has charged
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

    /** Charges a day in UTC. Apps that were started after it are not charged for it. */
    Report charge(LocalDate day) {
        var total = new Total();
        apps.forEachOwner(owner -> total.report = total.report.plus(one(owner, day)));
        return total.report;
    }

    private static final class Total {

        private Report report = Report.NOTHING;
    }

    /** Charges one owner. A failure does not keep other owners from being charged. */
    private Report one(OwnerApps owner, LocalDate day) {
        var ran = owner.before(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        if (ran.isEmpty()) {
            return Report.NOTHING;
        }
        try {
            return suspendUnpaid(owner, ran, ledger.chargeHosting(new HostingDay(owner.owner(), day, ran)));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("event", "hosting_debit_failed")
                    .addKeyValue("userId", owner.owner().value())
                    .setCause(e)
                    .log("A day of hosting could not be charged");
            return Report.FAILED;
        }
    }

    private Report suspendUnpaid(OwnerApps owner, List<AppId> ran, HostingOutcome outcome) {
        return switch (outcome) {
            case HostingOutcome.Charged charged -> charged(owner, ran, charged);
            case HostingOutcome.Passed() -> Report.NOTHING;
            case HostingOutcome.NoCredits() -> suspend(owner, ran);
            case HostingOutcome.UnknownUser() -> suspend(owner, ran);
            case HostingOutcome.Busy() -> Report.FAILED;
        };
    }

    /** Suspends the apps that were not paid. An app that was started after the day was charged is not suspended for it. */
    private Report charged(OwnerApps owner, List<AppId> ran, HostingOutcome.Charged charged) {
        var asked = charged.now() ? ran : owner.before(charged.at());
        var unpaid = asked.stream().filter(app -> !charged.paid().contains(app)).toList();
        var paid = charged.now() ? charged.paid().size() : 0;
        return new Report(paid, 0, 0).plus(suspend(owner, unpaid));
    }

    private Report suspend(OwnerApps owner, List<AppId> unpaid) {
        var suspended = owner.apps().stream()
                .filter(running -> unpaid.contains(running.app()))
                .filter(running -> suspension.suspend(owner.owner(), running.app(), running.since()))
                .count();
        return new Report(0, suspended, 0);
    }
}
