package dev.groundwork.billing.hosting;

import dev.groundwork.appregistry.OwnerApps;
import dev.groundwork.appregistry.OwnerApps.Running;
import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.HostingOutcome;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;

/**
 * Charges one owner every running day up to the date of a run, a credit an app and day, each once whatever is repeated or crashes. Who cannot pay
 * for all apps pays for the first days of the oldest; the others are suspended. The debit is written first: a run after a crash finds the same apps
 * unpaid.
 */
@Singleton
final class ChargeOwner {

    private final CreditLedger ledger;
    private final SuspendUnpaidApps suspendUnpaidApps;
    private final DebitLimits limits;

    ChargeOwner(CreditLedger ledger, SuspendUnpaidApps suspendUnpaidApps, DebitLimits limits) {
        this.ledger = ledger;
        this.suspendUnpaidApps = suspendUnpaidApps;
        this.limits = limits;
    }

    /**
     * The outcome of charging one owner.
     *
     * @param charged how many days of apps were charged
     * @param suspended how many apps were suspended
     */
    record Charged(long charged, long suspended) {}

    /**
     * Charges an owner.
     *
     * @throws LedgerBusyException where the ledger has not ended after some tries
     */
    Charged charge(OwnerApps owner, Instant time, ZoneId zone) {
        var charge = new HostingCharge(
                owner.owner(),
                time,
                zone,
                owner.apps().stream().map(ChargeOwner::app).toList());
        for (int i = 0; i < limits.tries(); i++) {
            switch (ledger.chargeHosting(charge)) {
                case HostingOutcome.Settled settled -> {
                    return new Charged(settled.charged(), suspend(owner, charge, settled.unpaid()));
                }
                case HostingOutcome.UnknownUser() -> {
                    return new Charged(0, suspendUnpaidApps.suspend(owner.owner(), charge.through(), owner.apps()));
                }
                case HostingOutcome.Busy() -> {
                    // The same call goes on.
                }
            }
        }
        throw new LedgerBusyException();
    }

    private static RunningApp app(Running running) {
        return new RunningApp(running.app(), running.createdAt(), running.since());
    }

    private long suspend(OwnerApps owner, HostingCharge charge, List<AppId> ids) {
        var unpaid = new HashSet<>(ids);
        var apps = owner.apps().stream()
                .filter(running -> unpaid.contains(running.app()))
                .toList();
        return suspendUnpaidApps.suspend(owner.owner(), charge.through(), apps);
    }

    /** Others were in the way for too long, or there is too much to charge at once; a later try goes on. */
    static final class LedgerBusyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LedgerBusyException() {
            super("the ledger has not charged all days");
        }
    }
}
