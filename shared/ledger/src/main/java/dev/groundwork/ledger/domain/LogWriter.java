package dev.groundwork.ledger.domain;

import dev.groundwork.kernel.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what follows from an operation's place: runs the figures back to before the first intent, and then forward. */
final class LogWriter {

    private final Account account;
    private final List<Entry> entries = new ArrayList<>();
    private final List<HoldReceipt> holds = new ArrayList<>();
    private final List<HoldEnd> ends = new ArrayList<>();
    private long seq;
    private long balance;
    private long held;
    private long spent;
    private ChainHash hash;

    LogWriter(Account account) {
        var figures = account.figures();
        this.account = account;
        this.seq = account.pagedSeq();
        this.balance = figures.balance()
                - account.intents().stream().mapToLong(Intent::total).sum();
        this.held = figures.balance()
                - figures.available()
                - account.intents().stream().mapToLong(Intent::held).sum();
        this.spent = figures.spent()
                - account.intents().stream().mapToLong(Intent::burnt).sum();
        this.hash = account.chain();
    }

    /** What the first {@code count} intents amount to. */
    Log first(int count) {
        account.intents().stream().limit(count).forEach(this::write);
        return new Log(entries, holds, ends);
    }

    private void write(Intent intent) {
        held += intent.held();
        switch (intent.kind()) {
            case EntryType type -> writeEntries(type, intent);
            case Mark mark -> writeMark(mark, intent);
        }
    }

    private void writeEntries(EntryType type, Intent intent) {
        for (var index = 0; index < intent.references().size(); index++) {
            var entry = entry(type, intent, index);
            entries.add(entry);
            intent.hold()
                    .ifPresent(hold -> ends.add(new HoldEnd(
                            hold,
                            Optional.of(Credits.of(-intent.amount())),
                            false,
                            entry.id(),
                            Credits.of(balance),
                            available())));
        }
    }

    private Entry entry(EntryType type, Intent intent, int index) {
        var id = new TransactionId(account.user(), intent.operation(), index);
        var reference = intent.references().get(index);
        var from = spent;
        seq++;
        balance += intent.amount();
        spent += intent.burnt() / intent.references().size();
        hash = hash.next(
                Entry.hashed(id, seq, type, intent.action(), intent.amount(), balance, reference, intent.at()));
        return new Entry(
                id,
                seq,
                type,
                intent.action(),
                intent.amount(),
                Credits.of(balance),
                Optional.of(reference).filter(r -> !r.isEmpty()),
                intent.at(),
                intent.print(),
                account.isLow(balance - held),
                spent > from ? account.lots().between(from, spent) : intent.lots(),
                hash);
    }

    private void writeMark(Mark mark, Intent intent) {
        var reference = intent.references().getFirst();
        switch (mark) {
            case HELD ->
                holds.add(new HoldReceipt(
                        Hold.unpack(intent.operation(), reference), intent.print(), Credits.of(balance), available()));
            case RELEASED, LAPSED ->
                ends.add(new HoldEnd(
                        intent.hold().orElseThrow(),
                        Optional.empty(),
                        mark == Mark.LAPSED,
                        new TransactionId(account.user(), intent.operation(), 0),
                        Credits.of(balance),
                        available()));
        }
    }

    private Credits available() {
        return Credits.of(balance - held);
    }
}
