package dev.groundwork.bench.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.engine.LedgerStore;
import dev.groundwork.ledger.model.AccountSummary;
import dev.groundwork.ledger.model.AccountSummary.Figures;
import dev.groundwork.ledger.model.AdditionalWrite;
import dev.groundwork.ledger.model.BillingPeriods;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ChainHash;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HostingDay;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerAccount.SealedSegments;
import dev.groundwork.ledger.model.LedgerLock;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PaymentRecord;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.RefundRequest.RefundRecord;
import dev.groundwork.ledger.model.Runway;
import dev.groundwork.ledger.model.ScopedKey.IdempotencyRecord;
import dev.groundwork.ledger.model.Segment;
import dev.groundwork.ledger.model.TransactionId;
import dev.groundwork.ledger.model.WaitingLots;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ledger's store over {@link LedgerArrays}: what the engine reads and writes for a debit of hosting, under the conditions that the DynamoDB
 * adapter writes with each. Hash chains begin anew with each segment; everything that a debit does not do is refused.
 */
final class CompactLedgers implements LedgerStore {

    private static final Credits PRICE = Credits.of(1);
    private static final AccountSummary.Settings NO_ALERT = new AccountSummary.Settings(Credits.ZERO, false);
    private static final AccountSummary.Terms TERMS =
            new AccountSummary.Terms(AccountSummary.Terms.NEVER, false, false);

    /** A warning is one transaction over the balance item and the mail: two units for each. */
    private static final int WARNING_UNITS = 4;

    private final LedgerArrays ledgers;
    private final Calls calls;
    private final Map<Integer, Integer> putSegments = new HashMap<>();
    private long mails;

    CompactLedgers(LedgerArrays ledgers, Calls calls) {
        this.ledgers = ledgers;
        this.calls = calls;
    }

    /** Returns the number of mails about the runway. */
    long mails() {
        return mails;
    }

    private static int owner(UserId user) {
        return Fleet.number(user.value());
    }

    private int balanceBytes(int owner) {
        return ItemBytes.balance(ledgers.pending[owner], ledgers.pendingEntries(owner));
    }

    @Override
    public Optional<LedgerAccount> account(UserId user) {
        var owner = owner(user);
        return calls.read(owner, ItemBytes.readUnits(balanceBytes(owner)), () -> Optional.of(snapshot(owner)));
    }

    @Override
    public UpdateResult update(UserId user, AccountUpdate update) {
        var owner = owner(user);
        var adds = update.moves();
        var bytes = ItemBytes.balance(ledgers.pending[owner] + Math.min(1, adds), ledgers.pendingEntries(owner) + adds);
        return calls.write(owner, ItemBytes.writeUnits(bytes), () -> apply(owner, update));
    }

    private UpdateResult apply(int owner, AccountUpdate update) {
        if (!holds(owner, update)) {
            return new UpdateResult.Rejected(snapshot(owner));
        }
        switch (update) {
            case AccountUpdate.ChargeDay charge -> {
                add(owner, charge.pending());
                ledgers.settle(owner, charge.after());
            }
            case AccountUpdate.SettleHosting settle -> {
                settle.pending().ifPresent(pending -> add(owner, pending));
                ledgers.settle(owner, settle.after());
            }
            case AccountUpdate other -> throw new UnsupportedOperationException("a debit does not do this: " + other);
        }
        return new UpdateResult.Applied(summary(owner), () -> snapshot(owner));
    }

    /** The conditions of the DynamoDB adapter for the two updates of a debit, one for one. */
    private boolean holds(int owner, AccountUpdate update) {
        return switch (update) {
            case AccountUpdate.ChargeDay charge -> {
                var known = ledgers.hosting(owner);
                yield isSpendable(owner, charge.pending())
                        && known.day() == charge.before()
                        && !known.askedAt().isBefore(charge.newestStart())
                        && known.open().isEmpty();
            }
            case AccountUpdate.SettleHosting settle ->
                !ledgers.locks.containsKey(owner)
                        && settle.pending().stream().allMatch(pending -> isSpendable(owner, pending))
                        && Optional.of(ledgers.by(owner)).equals(settle.seen())
                        && (settle.enough().isEmpty()
                                || ledgers.available[owner] < settle.enough().getAsLong());
            case AccountUpdate other -> throw new UnsupportedOperationException("a debit does not do this: " + other);
        };
    }

    private boolean isSpendable(int owner, PendingEntry pending) {
        return !ledgers.locks.containsKey(owner)
                && ledgers.available[owner] >= pending.cost()
                && ledgers.lowWatermark(owner).compareTo(pending.operation()) < 0;
    }

    private void add(int owner, PendingEntry pending) {
        ledgers.addOperation(owner, pending.operation(), pending.at().toEpochMilli());
        for (var reference : pending.references()) {
            var cut = reference.indexOf(':');
            var day = LocalDate.parse(reference.substring(cut + 1)).toEpochDay();
            ledgers.addEntry(owner, Fleet.number(reference.substring(0, cut)), day);
        }
    }

    private AccountSummary summary(int owner) {
        return new AccountSummary(Fleet.userId(owner), figures(owner), TERMS, NO_ALERT);
    }

    private Figures figures(int owner) {
        var available = ledgers.available[owner];
        return new Figures(available, available, ledgers.seq[owner], 0, available, 0, ledgers.given[owner], 0);
    }

    private LedgerAccount snapshot(int owner) {
        var operations = pendingOperations(owner);
        return account(owner, operations, summary(owner), sealed(owner, operations.size()), keys(owner));
    }

    private LedgerAccount account(
            int owner,
            List<Integer> operations,
            AccountSummary summary,
            SealedSegments sealed,
            Set<OperationKey> keys) {
        return new LedgerAccount(
                summary,
                Lots.of(Lot.lasting(Lot.Kind.PURCHASED, ledgers.given[owner])),
                WaitingLots.NONE,
                operations.stream().map(this::pending).toList(),
                keys,
                sealed,
                Map.of(),
                Optional.ofNullable(ledgers.locks.get(owner)),
                ledgers.hosting(owner),
                BillingPeriods.NONE);
    }

    /** Oldest first. */
    private List<Integer> pendingOperations(int owner) {
        var operations = new ArrayList<Integer>();
        var operation = ledgers.lastOperation[owner];
        for (var i = 0; i < ledgers.pending[owner]; i++) {
            operations.addFirst(operation);
            operation = ledgers.operationBefore.get(operation);
        }
        return operations;
    }

    private PendingEntry pending(int operation) {
        var references = new ArrayList<String>();
        for (var entry = ledgers.firstEntry.get(operation); entry < ledgers.endOfEntries(operation); entry++) {
            var date = LocalDate.ofEpochDay(ledgers.entryDay.get(entry));
            references.add(new HostingDay(Fleet.appId(ledgers.entryApp.get(entry)), date).reference());
        }
        return PendingEntry.spend(
                EntryType.HOSTING,
                Action.APP_HOSTING_DAY,
                ledgers.key(operation),
                Instant.ofEpochMilli(ledgers.operationAt.get(operation)),
                "",
                PRICE.amount(),
                references);
    }

    private SealedSegments sealed(int owner, int pendingCount) {
        var newest = ledgers.lastOperation[owner];
        for (var i = 0; i < pendingCount; i++) {
            newest = ledgers.operationBefore.get(newest);
        }
        return newest < 0
                ? SealedSegments.NONE
                : new SealedSegments(
                        ledgers.segments[owner],
                        ledgers.lowWatermark(owner),
                        ledgers.key(newest),
                        ChainHash.START,
                        Instant.ofEpochMilli(ledgers.operationAt.get(newest)));
    }

    /** The operations that are remembered: those above the low watermark. */
    private Set<OperationKey> keys(int owner) {
        var keys = new HashSet<OperationKey>();
        var low = ledgers.lowWatermark(owner);
        for (var operation = ledgers.lastOperation[owner];
                operation >= 0 && ledgers.key(operation).compareTo(low) > 0;
                operation = ledgers.operationBefore.get(operation)) {
            keys.add(ledgers.key(operation));
        }
        return keys;
    }

    @Override
    public Segment putSegment(Segment segment) {
        var owner = owner(segment.user());
        var units = ItemBytes.writeUnits(ItemBytes.segment(segment.entries().size()));
        return calls.write(owner, units, () -> {
            if (putSegments.getOrDefault(owner, ledgers.segments[owner]) >= segment.number()) {
                return segment(owner, segment.number(), segment.lowWatermark());
            }
            putSegments.put(owner, segment.number());
            pendingOperations(owner).stream()
                    .limit(segment.count())
                    .forEach(operation -> ledgers.operationSegment.set(operation, segment.number()));
            return segment;
        });
    }

    @Override
    public LedgerAccount removeSealed(LedgerAccount seen, Segment segment) {
        var owner = owner(seen.user());
        return calls.write(owner, ItemBytes.writeUnits(balanceBytes(owner)), () -> {
            if (ledgers.segments[owner] == seen.segments().count()) {
                ledgers.segments[owner] = segment.number();
                ledgers.pending[owner] -= segment.count();
                ledgers.lowWatermark(owner, segment.lowWatermark());
                putSegments.remove(owner);
            }
            return snapshot(owner);
        });
    }

    /** A segment as it was put. Nobody asks for the watermarks of one that is removed from the account already. */
    private Segment segment(int owner, int number, OperationKey low) {
        var operations = new ArrayList<Integer>();
        var newest = ledgers.lastOperation[owner];
        for (var operation = newest; operation >= 0; operation = ledgers.operationBefore.get(operation)) {
            if (ledgers.operationSegment.get(operation) == number) {
                operations.addFirst(operation);
            }
        }
        var log = account(owner, operations, summary(owner), SealedSegments.NONE, Set.of());
        var entries = log.entries();
        return new Segment(
                Fleet.userId(owner),
                number,
                ledgers.key(operations.getLast()),
                low,
                operations.size(),
                entries.getLast().seq(),
                entries,
                List.of());
    }

    @Override
    public Segment segment(UserId user, int number) {
        return segmentsDown(user, number, number).getFirst();
    }

    @Override
    public List<Segment> segmentsUp(UserId user, int from, int to) {
        return segmentsDown(user, from, to).reversed();
    }

    @Override
    public List<Segment> segmentsDown(UserId user, int from, int to) {
        var owner = owner(user);
        return calls.read(owner, to - from + 1.0, () -> {
            var segments = new ArrayList<Segment>();
            for (var number = to; number >= from; number--) {
                segments.add(segment(owner, number, OperationKey.LOWEST));
            }
            return segments;
        });
    }

    @Override
    public void warnOfRunway(UserId user, Runway.Level before, Runway runway, String mailId, Instant now) {
        var owner = owner(user);
        calls.write(owner, WARNING_UNITS, () -> {
            var level = runway.level();
            var isCurrent = ledgers.hosting(owner).warned() == before;
            if (isCurrent && (level == Runway.Level.LONG || ledgers.available[owner] < runway.end())) {
                mails += level.isNearerThan(before) ? 1 : 0;
                ledgers.warn(owner, level);
            }
            return isCurrent;
        });
    }

    @Override
    public UpdateResult acquire(UserId user, LedgerLock lock, Instant now) {
        var owner = owner(user);
        return calls.write(owner, ItemBytes.writeUnits(balanceBytes(owner)), () -> {
            var held = ledgers.locks.get(owner);
            if (held != null && held.isHeld(now)) {
                return new UpdateResult.Rejected(snapshot(owner));
            }
            ledgers.locks.put(owner, lock);
            return new UpdateResult.Applied(summary(owner), () -> snapshot(owner));
        });
    }

    @Override
    public void release(UserId user, String token) {
        var owner = owner(user);
        calls.write(owner, ItemBytes.writeUnits(balanceBytes(owner)), () -> unlock(owner, token));
    }

    private boolean unlock(int owner, String token) {
        var held = ledgers.locks.get(owner);
        return held != null && held.token().equals(token) && ledgers.locks.remove(owner, held);
    }

    @Override
    public Optional<Lots> waitingLots(LedgerAccount seen) {
        return Optional.of(Lots.NONE);
    }

    /** A debit changes nothing under the lock but that all pending operations are sealed before. */
    @Override
    public RewriteResult rewrite(WaitingLots.Placed after, String token, List<AdditionalWrite> additional) {
        var owner = owner(after.account().user());
        if (after.account().figures().seq() != ledgers.seq[owner] || !additional.isEmpty()) {
            throw new UnsupportedOperationException("a debit moves no credits under the lock");
        }
        return calls.write(
                owner,
                ItemBytes.writeUnits(balanceBytes(owner)),
                () -> unlock(owner, token) ? RewriteResult.WRITTEN : RewriteResult.LOCK_LOST);
    }

    @Override
    public void putHoldEnd(UserId user, HoldEnd end) {
        throw new UnsupportedOperationException("a debit holds nothing");
    }

    @Override
    public Optional<HoldEnd> holdEnd(HoldId hold) {
        return Optional.empty();
    }

    @Override
    public OperationKey claim(UserId user, String record, OperationKey previous, OperationKey fresh) {
        throw new UnsupportedOperationException("a debit has no caller's key");
    }

    @Override
    public Optional<IdempotencyRecord> record(UserId user, String record) {
        return Optional.empty();
    }

    @Override
    public void forget(UserId user, String record) {
        throw new UnsupportedOperationException("a debit has no caller's key");
    }

    @Override
    public Optional<RefundRecord> refund(TransactionId consume) {
        return Optional.empty();
    }

    @Override
    public Optional<PaymentRecord> payment(UserId user, String payment) {
        return Optional.empty();
    }

    @Override
    public boolean isApplied(UserId user, String event) {
        return false;
    }

    @Override
    public void sendAlert(AccountSummary seen, String mailId, Instant now) {
        throw new UnsupportedOperationException("no alert is armed");
    }
}
