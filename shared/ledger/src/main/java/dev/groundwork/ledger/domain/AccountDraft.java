package dev.groundwork.ledger.domain;

import dev.groundwork.kernel.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An account while its gate is closed and no intent is left: every figure is known, so what changes is worked out here and written as a whole.
 * One draft may do several things; each is an entry or a mark of its own. Not safe for use by several threads.
 */
public final class AccountDraft {

    private final Account before;
    private final Instant now;
    private final Supplier<OperationKey> keys;
    private final List<Intent> intents = new ArrayList<>();
    private final Map<OperationKey, Hold> holds;
    private long balance;
    private long held;
    private long consumed;
    private long purchased;
    private long debt;
    private Lots lots;
    private Settings settings;
    private boolean armed;
    private boolean freed;

    private AccountDraft(Account before, Instant now, Supplier<OperationKey> keys) {
        var figures = before.figures();
        this.before = before;
        this.now = Instant.ofEpochMilli(now.toEpochMilli());
        this.keys = keys;
        this.holds = new HashMap<>(before.holds());
        this.balance = figures.balance();
        this.held = figures.balance() - figures.available();
        this.consumed = figures.consumedBefore() + figures.spent();
        this.purchased = figures.purchased();
        this.debt = figures.debt();
        this.lots = before.lots().after(figures.spent());
        this.settings = before.settings();
        this.armed = before.terms().armed();
    }

    /**
     * The draft of an account.
     *
     * @param keys makes operation keys that nobody has used, above the account's floor
     */
    public static AccountDraft of(Account quiet, Instant now, Supplier<OperationKey> keys) {
        return new AccountDraft(quiet, now, keys);
    }

    /**
     * An entry that this draft writes.
     *
     * @param id its name
     * @param balanceAfter the balance after it
     */
    public record Posted(TransactionId id, Credits balanceAfter) {}

    /** When this happens, in whole milliseconds. */
    public Instant now() {
        return now;
    }

    /** A hold that is open still. */
    public Optional<Hold> hold(OperationKey operation) {
        return Optional.ofNullable(holds.get(operation));
    }

    /** Credits come in as a lot of their own. What was bought pays a debt first; a lift to the threshold makes the next fall worth a mail. */
    public Posted give(EntryType type, Lot lot, String reference) {
        var posted = post(type, lot.size(), Lots.of(lot), reference);
        if (type == EntryType.PURCHASE || type == EntryType.SUBSCRIPTION) {
            purchased += lot.size();
            payDebt(lot.size());
        }
        armed = armed || balance - held >= settings.lowBalanceThreshold().amount();
        return posted;
    }

    /** A consume is given back, to the lots that it came from. */
    public Posted giveBack(Entry consume) {
        consumed += consume.amount();
        return post(
                EntryType.REFUND,
                -consume.amount(),
                consume.lots(),
                consume.id().toString());
    }

    /** Money went back: credits go with it as far as they can be spent still, purchased ones first; the rest is owed. */
    public Optional<Posted> takeBack(long credits, String reference) {
        var taken = Math.min(credits, balance - held);
        debt += credits - taken;
        return taken == 0
                ? Optional.empty()
                : Optional.of(post(EntryType.CLAWBACK, -taken, lots.last(taken), reference));
    }

    /** A hold ends with what it really cost, which it must cover. */
    public Posted commit(Hold hold, long cost) {
        end(hold);
        consumed += cost;
        return write(Intent.committed(hold, keys.get(), now, cost, lots.first(cost)));
    }

    /** A hold ends without cost. */
    public void end(Hold hold, Mark mark) {
        end(hold);
        intents.add(Intent.ended(mark, hold, keys.get(), now));
    }

    private void end(Hold hold) {
        holds.remove(hold.operation());
        held -= hold.amount();
        freed = true;
    }

    /** The owner chooses anew. */
    public Settings change(SettingsChange change) {
        settings = change.of(settings);
        return settings;
    }

    /** What the clock asks for: holds whose time is over end, what a hold gave free pays a debt, and what has expired goes, unless a hold needs it. */
    private void settle() {
        before.holds().values().stream()
                .filter(hold -> holds.containsKey(hold.operation()) && hold.isLapsed(now))
                .sorted((a, b) -> a.operation().compareTo(b.operation()))
                .forEach(hold -> end(hold, Mark.LAPSED));
        if (freed) {
            payDebt(balance - held);
        }
        var expired = lots.expired(now).first(balance - held);
        if (expired.size() > 0) {
            post(EntryType.EXPIRE, -expired.size(), expired, "");
        }
        lots = lots.joined();
    }

    private void payDebt(long credits) {
        var paid = Math.min(Math.min(debt, credits), balance - held);
        if (paid > 0) {
            debt -= paid;
            post(EntryType.CLAWBACK, -paid, lots.last(paid), "");
        }
    }

    private Posted post(EntryType type, long amount, Lots moved, String reference) {
        return write(Intent.moved(type, keys.get(), now, amount, moved, reference));
    }

    private Posted write(Intent intent) {
        intents.add(intent);
        balance += intent.amount();
        lots = intent.amount() < 0 ? lots.minus(intent.lots()) : lots.plus(intent.lots());
        return new Posted(new TransactionId(before.user(), intent.operation(), 0), Credits.of(balance));
    }

    /** The account as it is to be written: settled, with these operations as its intents, and open. */
    public Account finish() {
        settle();
        var figures = before.figures();
        var operations = new HashSet<>(before.keys());
        intents.forEach(intent -> operations.add(intent.operation()));
        return new Account(
                before.user(),
                new Account.Figures(
                        balance,
                        balance - held,
                        figures.seq()
                                + intents.stream().mapToInt(Intent::entries).sum(),
                        figures.marks()
                                + intents.stream().mapToInt(Intent::marks).sum(),
                        0,
                        consumed,
                        purchased,
                        debt),
                lots,
                intents,
                operations,
                before.floor(),
                before.top(),
                before.pages(),
                before.chain(),
                holds,
                new Account.Terms(
                        lots.nextExpiry(now).orElse(Account.Terms.NEVER),
                        debt > 0 || lots.expired(now).size() > 0,
                        armed),
                Optional.empty(),
                before.hosting(),
                settings);
    }
}
