package dev.groundwork.billing.usecase;

import dev.groundwork.billing.domain.OwnerApps;
import dev.groundwork.billing.port.RunningApps;
import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.HostingDay;
import dev.groundwork.ledger.model.HostingOutcome;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Charges a day of hosting to every owner of running apps, a credit an app, once for owner and day whatever is repeated or crashes. Who cannot
 * pay all apps pays the oldest; the others are suspended. The debit is written first: a run that dies after it finds the same apps paid.
 */
@Singleton
public final class ChargeHosting {

    private static final Logger LOG = LoggerFactory.getLogger(ChargeHosting.class);

    private final RunningApps apps;
    private final CreditLedger ledger;

    public ChargeHosting(RunningApps apps, CreditLedger ledger) {
        this.apps = apps;
        this.ledger = ledger;
    }

    /**
     * What a run did.
     *
     * @param charged apps that this run has charged
     * @param suspended apps that this run has suspended
     * @param failed owners with whom something went wrong; the next run for the day takes them up again
     */
    public record Report(long charged, long suspended, long failed) {

        private static final Report NOTHING = new Report(0, 0, 0);
        private static final Report FAILED = new Report(0, 0, 1);

        private Report plus(Report other) {
            return new Report(charged + other.charged, suspended + other.suspended, failed + other.failed);
        }
    }

    /** Charges a day, UTC. Apps that came up after it are not charged for it. */
    public Report charge(LocalDate day) {
        var total = new Total();
        apps.forEachOwner(owner -> total.report = total.report.plus(one(owner, day)));
        return total.report;
    }

    private static final class Total {

        private Report report = Report.NOTHING;
    }

    /** One owner's trouble is nobody else's. */
    private Report one(OwnerApps owner, LocalDate day) {
        var ran = owner.before(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        if (ran.isEmpty()) {
            return Report.NOTHING;
        }
        try {
            return settle(owner, ran, ledger.chargeHosting(new HostingDay(owner.owner(), day, ran)));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("event", "hosting_debit_failed")
                    .addKeyValue("userId", owner.owner().value())
                    .setCause(e)
                    .log("A day of hosting could not be charged");
            return Report.FAILED;
        }
    }

    private Report settle(OwnerApps owner, List<AppId> ran, HostingOutcome outcome) {
        return switch (outcome) {
            case HostingOutcome.Charged charged -> charged(owner, ran, charged);
            case HostingOutcome.Passed() -> Report.NOTHING;
            case HostingOutcome.NoCredits() -> suspend(owner, ran);
            case HostingOutcome.UnknownUser() -> suspend(owner, ran);
            case HostingOutcome.Busy() -> Report.FAILED;
        };
    }

    /** An app that came up after the day was charged had no part in that; it is not to be suspended for it. */
    private Report charged(OwnerApps owner, List<AppId> ran, HostingOutcome.Charged charged) {
        var asked = charged.now() ? ran : owner.before(charged.at());
        var unpaid = asked.stream().filter(app -> !charged.paid().contains(app)).toList();
        var paid = charged.now() ? charged.paid().size() : 0;
        return new Report(paid, 0, 0).plus(suspend(owner, unpaid));
    }

    private Report suspend(OwnerApps owner, List<AppId> unpaid) {
        var suspended =
                unpaid.stream().filter(app -> apps.suspend(owner.owner(), app)).count();
        return new Report(0, suspended, 0);
    }
}
