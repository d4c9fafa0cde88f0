package dev.groundwork.ledger.verify;

import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.TransactionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Every consume is refunded once at most, as a whole, and an item says by which refund. */
final class RefundCheck {

    private final Faults faults;
    private final Map<OperationKey, RelatedItems.Refund> refunds;
    private final Map<OperationKey, Long> consumed = new HashMap<>();
    private final Set<OperationKey> refunded = new HashSet<>();
    private final Set<OperationKey> unnoted = new HashSet<>();

    RefundCheck(Faults faults, RelatedItems notes) {
        this.faults = faults;
        this.refunds = notes.refunds();
        refunds.forEach((consume, refund) -> faults.unless(
                "what " + refund.record() + " names, by which " + consume + " was refunded",
                notes.records().containsKey(refund.record())
                        ? notes.records().get(refund.record()).text()
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
                            () -> faults.add(entry.seq(), "what is refunded", "unnamed", "a consume"));
        }
    }

    private void refund(Entry entry, OperationKey consume) {
        if (!refunded.add(consume)) {
            faults.add(entry.seq(), "the consume " + consume, "refunded again", "refunded once");
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
                "the consume " + consume + ", which is refunded,",
                amount == null ? "missing" : amount,
                -entry.amount());
    }

    /** Consumes that were refunded, and of which no item has been read that says so. */
    Set<OperationKey> unnoted() {
        return Set.copyOf(unnoted);
    }
}
