package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate;
import dev.groundwork.ledger.engine.LedgerStore.UpdateResult;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.HostingOutcome;
import dev.groundwork.ledger.model.HostingSettlement;
import dev.groundwork.ledger.model.HostingSettlement.End;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OwedDays;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.Runway;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Charges the days of hosting that an owner owes. The usual day is one update without a read: everything was paid the day before, and all apps run
 * since then. Whatever else there is, the update's refusal tells, and what is owed is worked out from the account and written if nobody has
 * charged a day meanwhile; so a repeated run finds nothing to charge, and needs no idempotency record.
 */
final class ChargeHosting implements Operation<HostingOutcome> {

    /** With more pending entries than these, they are sealed first: a segment must hold them all. */
    private static final int MAX_PENDING = 2 * HostingSettlement.MAX_ENTRIES;

    private final HostingCharge charge;
    private final Credits price;
    private final Instant now;
    private final LedgerStore store;
    private final LedgerLookup ledger;
    private final OperationKey.Generator keys;
    private boolean isFirst = true;
    private Optional<OperationKey> proposed = Optional.empty();
    private int proposedDays;
    private int charged;

    /**
     * Creates the operation.
     *
     * @param price of one app for one day
     */
    ChargeHosting(HostingCharge charge, Credits price, Instant now, LedgerStore store, OperationKey.Generator keys) {
        this.charge = charge;
        this.price = price;
        this.now = now;
        this.store = store;
        this.ledger = new LedgerLookup(store);
        this.keys = keys;
    }

    @Override
    public UserId user() {
        return charge.owner();
    }

    @Override
    public Step<HostingOutcome> next() {
        var usual = isFirst ? charge.usualDay(now) : Optional.<HostingSettlement>empty();
        isFirst = false;
        return usual.map(this::usualDay).orElseGet(this::readAndDecide);
    }

    private Step<HostingOutcome> readAndDecide() {
        return ledger.account(user()).map(this::decide).orElseGet(() -> new Step.Done<>(unknownUser()));
    }

    private Step<HostingOutcome> usualDay(HostingSettlement settlement) {
        var operation = keys.next(now);
        var update = new AccountUpdate.ChargeDay(
                settlement.pending(operation, now, price).orElseThrow(),
                settlement.known().day(),
                settlement.charge().newestStart(),
                settlement.after(operation, now),
                now);
        return propose(settlement, operation, update);
    }

    private Step<HostingOutcome> propose(HostingSettlement settlement, OperationKey operation, AccountUpdate update) {
        proposed = Optional.of(operation);
        proposedDays = settlement.days().size();
        return new Step.Propose<>(update, after -> applied(settlement, after), this::decide);
    }

    private Step<HostingOutcome> applied(HostingSettlement settlement, UpdateResult.Applied after) {
        charged += proposedDays;
        proposed = Optional.empty();
        return settlement.end() == End.TO_BE_CONTINUED
                ? new Step.Retry<>()
                : finish(after.account().get());
    }

    private Step<HostingOutcome> decide(LedgerAccount found) {
        if (found.lock().isPresent()) {
            return new Step.WaitForLock<>(found.lock().get());
        }
        if (proposed.isPresent() && found.hosting().by().equals(proposed)) {
            charged += proposedDays; // its answer was lost
            proposed = Optional.empty();
        }
        if (!found.terms().nextChange().isAfter(now)) {
            return new Step.ApplyDue<>(Credits.ZERO);
        }
        return decide(found, settlement(found));
    }

    private HostingSettlement settlement(LedgerAccount found) {
        var known = found.hosting();
        var newest = new HostingHistory(store, found).newestDays(OwedDays.doubtful(known, charge));
        var owed = new OwedDays(known, charge, newest);
        return HostingSettlement.next(known, charge, owed, found.figures().available() / price.amount());
    }

    private Step<HostingOutcome> decide(LedgerAccount found, HostingSettlement settlement) {
        if (settlement.isNothing()) {
            return finish(found);
        }
        if (settlement.end() == End.UNPAID && found.hasLapsed(now)) {
            return new Step.ApplyDue<>(Credits.ZERO);
        }
        var cost = price.amount() * settlement.days().size();
        if (cost > found.figures().standing()) {
            return new Step.ApplyDue<>(Credits.of(cost));
        }
        if (found.pending().stream().mapToInt(PendingEntry::entries).sum() > MAX_PENDING) {
            return new Step.ChangeUnderLock<>(draft -> new Step.Change<>(after -> new Step.Retry<>(), List.of()));
        }
        var operation = keys.above(found, now);
        var enough = settlement.end() == End.UNPAID ? OptionalLong.of(cost + price.amount()) : OptionalLong.empty();
        var update = new AccountUpdate.SettleHosting(
                found.hosting().by(),
                settlement.after(operation, now),
                settlement.pending(operation, now, price),
                enough,
                now);
        return propose(settlement, operation, update);
    }

    private Step<HostingOutcome> finish(LedgerAccount account) {
        var known = account.hosting();
        var available = Credits.of(account.figures().available());
        var unpaid = charge.apps().stream()
                .filter(known::isUnpaid)
                .map(RunningApp::app)
                .toList();
        var settled = new Step.Done<HostingOutcome>(new HostingOutcome.Settled(charged, unpaid, available));
        var runway = new Runway(available, charge.apps().size() - unpaid.size(), price);
        return runway.level() == known.warned() ? settled : new Step.WarnOfRunway<>(known.warned(), runway, settled);
    }

    @Override
    public HostingOutcome unknownUser() {
        return new HostingOutcome.UnknownUser();
    }

    @Override
    public HostingOutcome busy() {
        return new HostingOutcome.Busy();
    }
}
