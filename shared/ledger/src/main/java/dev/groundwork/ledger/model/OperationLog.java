package dev.groundwork.ledger.model;

import dev.groundwork.ledger.model.HoldRequest.HoldReceipt;
import java.util.List;
import java.util.Optional;

/**
 * The entries, holds and ends of a number of operations, in their order.
 *
 * @param entries the ledger's lines
 * @param holds what began to be held
 * @param ends the holds that ended
 */
public record OperationLog(List<Entry> entries, List<HoldReceipt> holds, List<HoldEnd> ends) {

    /** Nothing has happened. */
    public static final OperationLog EMPTY = new OperationLog(List.of(), List.of(), List.of());

    public OperationLog {
        entries = List.copyOf(entries);
        holds = List.copyOf(holds);
        ends = List.copyOf(ends);
    }

    /** Returns the entries of one operation, none when they are not here. */
    public List<Entry> entries(OperationKey operation) {
        return entries.stream()
                .filter(entry -> entry.id().operation().equals(operation))
                .toList();
    }

    /** Returns the receipt of a hold, or nothing when it is not here. */
    public Optional<HoldReceipt> hold(OperationKey operation) {
        return holds.stream()
                .filter(receipt -> receipt.hold().operation().equals(operation))
                .findFirst();
    }

    /** Returns how a hold ended, or nothing when that is not here. */
    public Optional<HoldEnd> end(OperationKey hold) {
        return ends.stream().filter(end -> end.hold().equals(hold)).findFirst();
    }
}
