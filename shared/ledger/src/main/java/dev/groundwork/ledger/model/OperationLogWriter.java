package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.HoldRequest.HoldReceipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what follows from an operation's place in the ledger: runs the figures back to before the first pending entry, and then forward. */
final class OperationLogWriter {

    private final LedgerAccount account;
    private final List<Entry> entries = new ArrayList<>();
    private final List<HoldReceipt> holds = new ArrayList<>();
    private final List<HoldEnd> ends = new ArrayList<>();
    private long seq;
    private long balance;
    private long held;
    private long spent;
    private ChainHash hash;
    private Instant newestAt;

    OperationLogWriter(LedgerAccount account) {
        var figures = account.figures();
        this.account = account;
        this.seq = account.sealedSeq();
        this.balance = figures.balance()
                - account.pending().stream().mapToLong(PendingEntry::total).sum();
        this.held = figures.balance()
                - figures.available()
                - account.pending().stream().mapToLong(PendingEntry::held).sum();
        this.spent = account.spent()
                - account.pending().stream()
                        .mapToLong(PendingEntry::spentFromLots)
                        .sum();
        this.hash = account.segments().chain();
        this.newestAt = account.segments().newestAt();
    }

    /** Returns the log of the first {@code count} pending operations. */
    OperationLog first(int count) {
        account.pending().stream().limit(count).forEach(this::write);
        return new OperationLog(entries, holds, ends);
    }

    private void write(PendingEntry pendingEntry) {
        held += pendingEntry.held();
        switch (pendingEntry.kind()) {
            case EntryType type -> writeEntries(type, pendingEntry);
            case HoldEvent holdEvent -> writeHoldEvent(holdEvent, pendingEntry);
        }
    }

    private void writeEntries(EntryType type, PendingEntry pendingEntry) {
        for (var index = 0; index < pendingEntry.references().size(); index++) {
            var entry = entry(type, pendingEntry, index);
            entries.add(entry);
            pendingEntry
                    .hold()
                    .ifPresent(hold -> ends.add(new HoldEnd(
                            hold,
                            Optional.of(Credits.of(-pendingEntry.amount())),
                            false,
                            entry.id(),
                            Credits.of(balance),
                            available())));
        }
    }

    /** An entry has its writer's time, or that of the entry before it where the writer's clock was behind: who goes back in time misses none. */
    private Entry entry(EntryType type, PendingEntry pendingEntry, int index) {
        var id = new TransactionId(account.user(), pendingEntry.operation(), index);
        var payment = pendingEntry.payment(index);
        var reference = pendingEntry.reference(index);
        var from = spent;
        seq++;
        newestAt = pendingEntry.at().isAfter(newestAt) ? pendingEntry.at() : newestAt;
        balance += pendingEntry.amount();
        spent += pendingEntry.spentFromLots() / pendingEntry.references().size();
        hash = hash.next(Entry.hashed(
                id, seq, type, pendingEntry.action(), pendingEntry.amount(), balance, reference, payment, newestAt));
        return new Entry(
                id,
                seq,
                type,
                pendingEntry.action(),
                pendingEntry.amount(),
                Credits.of(balance),
                Optional.of(reference).filter(r -> !r.isEmpty()),
                Optional.of(payment).filter(p -> !p.isEmpty()),
                newestAt,
                pendingEntry.requestHash(),
                account.summary().isLow(balance - held),
                spent > from ? account.lots().between(from, spent) : pendingEntry.lots(),
                hash);
    }

    private void writeHoldEvent(HoldEvent holdEvent, PendingEntry pendingEntry) {
        var reference = pendingEntry.references().getFirst();
        switch (holdEvent) {
            case HELD ->
                holds.add(new HoldReceipt(
                        Hold.unpack(pendingEntry.operation(), reference),
                        pendingEntry.requestHash(),
                        Credits.of(balance),
                        available()));
            case RELEASED, LAPSED ->
                ends.add(new HoldEnd(
                        pendingEntry.hold().orElseThrow(),
                        Optional.empty(),
                        holdEvent == HoldEvent.LAPSED,
                        new TransactionId(account.user(), pendingEntry.operation(), 0),
                        Credits.of(balance),
                        available()));
        }
    }

    private Credits available() {
        return Credits.of(balance - held);
    }
}
