package dev.groundwork.ledger.domain.check;

import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.EntryType;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.TransactionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Every consume is given back once at most, as a whole, and an item says by which refund. */
final class RefundBook {

    private final Faults faults;
    private final Map<OperationKey, Notes.Refund> refunds;
    private final Map<OperationKey, Long> consumed = new HashMap<>();
    private final Set<OperationKey> refunded = new HashSet<>();
    private final Set<OperationKey> unnoted = new HashSet<>();

    RefundBook(Faults faults, Notes notes) {
        this.faults = faults;
        this.refunds = notes.refunds();
        refunds.forEach((consume, refund) -> faults.unless(
                "what " + refund.pointer() + " names, by which " + consume + " was given back",
                notes.pointers().containsKey(refund.pointer())
                        ? notes.pointers().get(refund.pointer()).text()
                        : "nothing",
                refund.operation().text()));
    }

    void entry(Entry entry) {
        var operation = entry.id().operation();
        if (entry.type() == EntryType.CONSUME && refunds.containsKey(operation)) {
            consumed.put(operation, entry.amount());
        }
        if (entry.type() == EntryType.REFUND) {
            entry.referenceId()
                    .flatMap(TransactionId::parse)
                    .ifPresentOrElse(
                            consume -> refund(entry, consume.operation()),
                            () -> faults.add(entry.seq(), "what is given back", "unnamed", "a consume"));
        }
    }

    private void refund(Entry entry, OperationKey consume) {
        if (!refunded.add(consume)) {
            faults.add(entry.seq(), "the consume " + consume, "given back again", "given back once");
        }
        var noted = refunds.get(consume);
        if (noted == null) {
            unnoted.add(consume);
            return;
        }
        faults.unless(
                entry.seq(),
                "what gave " + consume + " back, as REFUND# says,",
                noted.operation(),
                entry.id().operation());
        var amount = consumed.get(consume);
        faults.unless(
                entry.seq(),
                "the consume " + consume + ", which is given back,",
                amount == null ? "missing" : amount,
                -entry.amount());
    }

    /** Consumes that were given back, and of which no item has been read that says so. */
    Set<OperationKey> unnoted() {
        return Set.copyOf(unnoted);
    }
}
