package dev.groundwork.ledger.verify;

import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldRequest.HoldReceipt;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OperationLog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Every hold that began is open or has ended, once; what is open is what is held. */
final class HoldCheck {

    private final Faults faults;
    private final Map<OperationKey, HoldEnd> ends;
    private final Set<OperationKey> unbegun;
    private final Map<OperationKey, Hold> open = new HashMap<>();

    HoldCheck(Faults faults, RelatedItems notes) {
        this.faults = faults;
        this.ends = notes.ends();
        this.unbegun = new HashSet<>(ends.keySet());
    }

    void began(HoldReceipt receipt) {
        var hold = receipt.hold();
        if (!unbegun.remove(hold.operation())) {
            open.put(hold.operation(), hold);
        }
    }

    /** Checks the balance item, its newest operations included. */
    void balance(LedgerAccount account, OperationLog newest) {
        newest.holds().forEach(this::began);
        var ended = new HashSet<OperationKey>();
        for (var end : newest.ends()) {
            faults.unless("the end of the hold " + end.hold(), ended.add(end.hold()) ? "one" : "repeated", "one");
            ended(end);
        }
        account.holds().values().forEach(this::isOpen);
        var held = account.holds().values().stream().mapToLong(Hold::amount).sum();
        var figures = account.figures();
        faults.unless("what can be spent", figures.available(), figures.balance() - held);
        unbegun.forEach(hold -> faults.add("the beginning of the hold " + hold, "missing", "there, since it ended"));
    }

    private void ended(HoldEnd end) {
        var item = ends.get(end.hold());
        if (item != null) {
            faults.unless("HOLD#" + end.hold(), item, end);
        } else if (open.remove(end.hold()) == null) {
            faults.add("the hold " + end.hold(), "ended", "begun before");
        }
    }

    private void isOpen(Hold hold) {
        var begun = open.remove(hold.operation());
        var state = ends.containsKey(hold.operation()) ? "one that has ended" : "one that never began";
        faults.unless("the open hold " + hold.operation(), hold, begun == null ? state : begun);
    }

    /** Holds that began, and of whose end nothing has been read. */
    Set<OperationKey> unended() {
        return Set.copyOf(open.keySet());
    }
}
