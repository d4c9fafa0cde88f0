package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.AccountSummary.Figures;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import dev.groundwork.ledger.model.AccountSummary.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An account under the ledger lock, with nothing pending: every figure is known, so changes are worked out here and written as a whole. One draft
 * may do several things; each is an entry or a hold event of its own. Not safe for use by several threads.
 */
public final class AccountDraft {

    private final LedgerAccount before;
    private final Instant now;
    private final Supplier<OperationKey> keys;
    private final List<PendingEntry> pending = new ArrayList<>();
    private final Map<OperationKey, Hold> holds;
    private long balance;
    private long held;
    private long consumed;
    private long purchased;
    private long debt;
    private Lots lots;
    private BillingPeriods periods;
    private Settings settings;
    private boolean alertArmed;
    private boolean freed;

    private AccountDraft(LedgerAccount before, Instant now, Supplier<OperationKey> keys) {
        var figures = before.figures();
        this.before = before;
        this.now = Instant.ofEpochMilli(now.toEpochMilli());
        this.keys = keys;
        this.holds = new HashMap<>(before.holds());
        this.balance = figures.balance();
        this.held = figures.balance() - figures.available();
        this.consumed = figures.consumedBefore() + before.spent();
        this.purchased = figures.purchased();
        this.debt = figures.debt();
        this.lots = before.lots().after(before.spent());
        this.periods = before.periods();
        this.settings = before.settings();
        this.alertArmed = before.terms().alertArmed();
        applyDue();
    }

    /**
     * Returns the draft of an account. What is due by now is written before anything else.
     *
     * @param quiet the account with all its lots
     * @param keys makes operation keys that nobody has used, above the account's low watermark
     */
    public static AccountDraft of(LedgerAccount quiet, Instant now, Supplier<OperationKey> keys) {
        return new AccountDraft(quiet, now, keys);
    }

    /**
     * An entry that this draft writes.
     *
     * @param id its name
     * @param balanceAfter the balance after it
     */
    public record Posted(TransactionId id, Credits balanceAfter) {}

    /** Returns when this happens, in whole milliseconds. */
    public Instant now() {
        return now;
    }

    /** Returns a hold if it is still open. */
    public Optional<Hold> hold(OperationKey operation) {
        return Optional.ofNullable(holds.get(operation));
    }

    /** Returns true if a grant may add this lot: beyond {@link Lots#MAX_EXPIRING} it may not. */
    public boolean hasRoomFor(Lot lot) {
        return lots.hasRoomFor(lot);
    }

    /**
     * Adds credits as a lot of their own. Bought credits pay a debt first; a rise to the threshold arms the alert for the next fall. Those of a
     * subscription end the life of what was given for older periods with their own period, and their own with a later one that is known already.
     */
    public Posted give(EntryType type, Lot lot, String reference) {
        lot.period().ifPresent(period -> {
            periods = periods.with(period, now);
            lots = lots.before(period);
        });
        var posted = post(type, lot.size(), Lots.of(lot.before(periods)), reference);
        if (type == EntryType.PURCHASE || type == EntryType.SUBSCRIPTION) {
            purchased += lot.size();
            payDebt(lot.size());
        }
        alertArmed =
                alertArmed || balance - held >= settings.lowBalanceThreshold().amount();
        return posted;
    }

    /** Refunds a consume, to the lots that it came from. */
    public Posted refund(Entry consume) {
        consumed += consume.amount();
        return post(
                EntryType.REFUND,
                -consume.amount(),
                consume.lots().before(periods),
                consume.id().toString());
    }

    /**
     * Takes credits back after a payment was reversed, as far as they can still be spent: those of its lot first, then purchased ones.
     *
     * @return how many are owed instead
     */
    public long clawback(long credits, Lot given, String reference) {
        var taken = Math.min(credits, balance - held);
        if (taken > 0) {
            var own = lots.of(given, taken);
            var others = lots.minus(own).last(taken - own.size());
            post(EntryType.CLAWBACK, -taken, own.plus(others), reference);
        }
        debt += credits - taken;
        return credits - taken;
    }

    /**
     * Returns credits that were taken back: first by cancelling what is still owed of them, the rest to the payment's lot.
     *
     * @param owed how many of them became debt
     * @return how much of the debt was cancelled
     */
    public long restore(long credits, long owed, Lot given, String reference) {
        var cancelled = Math.min(credits, Math.min(owed, debt));
        debt -= cancelled;
        if (credits > cancelled) {
            var returned = given.sized(credits - cancelled).before(periods);
            post(EntryType.CLAWBACK, credits - cancelled, Lots.of(returned), reference);
        }
        return cancelled;
    }

    /** Ends a hold with what it really cost, which it must cover. */
    public Posted commit(Hold hold, long cost) {
        end(hold);
        consumed += cost;
        return write(PendingEntry.committed(hold, keys.get(), now, cost, lots.first(cost)));
    }

    /** Ends a hold without cost. */
    public void end(Hold hold, HoldEvent holdEvent) {
        end(hold);
        pending.add(PendingEntry.ended(holdEvent, hold, keys.get(), now));
    }

    private void end(Hold hold) {
        holds.remove(hold.operation());
        held -= hold.amount();
        freed = true;
    }

    /** Changes the settings, and returns the new ones. */
    public Settings change(SettingsChange change) {
        settings = change.of(settings);
        return settings;
    }

    /** Ends holds whose time is over, pays a debt from what a hold has freed, and writes off expired credits unless a hold needs them. */
    private void applyDue() {
        before.holds().values().stream()
                .filter(hold -> holds.containsKey(hold.operation()) && hold.isLapsed(now))
                .sorted((a, b) -> a.operation().compareTo(b.operation()))
                .forEach(hold -> end(hold, HoldEvent.LAPSED));
        if (freed) {
            payDebt(balance - held);
        }
        var expired = lots.expired(now).first(balance - held);
        if (expired.size() > 0) {
            post(EntryType.EXPIRE, -expired.size(), expired, "");
        }
    }

    private void payDebt(long credits) {
        var paid = Math.min(Math.min(debt, credits), balance - held);
        if (paid > 0) {
            debt -= paid;
            post(EntryType.CLAWBACK, -paid, lots.last(paid), "");
        }
    }

    private Posted post(EntryType type, long amount, Lots moved, String reference) {
        return write(PendingEntry.moved(type, keys.get(), now, amount, moved, reference));
    }

    private Posted write(PendingEntry pendingEntry) {
        pending.add(pendingEntry);
        balance += pendingEntry.amount();
        lots = pendingEntry.amount() < 0 ? lots.minus(pendingEntry.lots()) : lots.plus(pendingEntry.lots());
        return new Posted(new TransactionId(before.user(), pendingEntry.operation(), 0), Credits.of(balance));
    }

    /** Returns the account to write: with what is due by now, with these operations pending, and not locked. */
    public LedgerAccount finish() {
        applyDue();
        var figures = before.figures();
        var operations = new HashSet<>(before.keys());
        pending.forEach(pendingEntry -> operations.add(pendingEntry.operation()));
        var sums = new Figures(
                balance,
                balance - held,
                figures.seq() + pending.stream().mapToInt(PendingEntry::entries).sum(),
                figures.holdEvents()
                        + pending.stream().mapToInt(PendingEntry::holdEvents).sum(),
                lots.size(),
                consumed,
                purchased,
                debt);
        var terms = new Terms(
                lots.nextExpiry(now).orElse(Terms.NEVER),
                debt > 0 || lots.expired(now).size() > 0,
                alertArmed);
        return new LedgerAccount(
                new AccountSummary(before.user(), sums, terms, settings),
                lots,
                before.waiting(),
                pending,
                operations,
                before.segments(),
                holds,
                Optional.empty(),
                before.hosting(),
                periods);
    }
}
