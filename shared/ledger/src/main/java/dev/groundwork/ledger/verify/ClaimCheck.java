package dev.groundwork.ledger.verify;

import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.OperationKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every item that says something of an entry is right, and no two callers' keys name one operation. */
final class ClaimCheck {

    private final Faults faults;
    private final Map<OperationKey, List<EntryClaim>> open = new HashMap<>();

    ClaimCheck(Faults faults, RelatedItems notes) {
        this.faults = faults;
        notes.claims()
                .forEach(claim -> open.computeIfAbsent(claim.operation(), o -> new ArrayList<>())
                        .add(claim));
        var names = new HashMap<OperationKey, String>();
        notes.records().forEach((name, operation) -> {
            var other = names.put(operation, name);
            if (other != null) {
                faults.add("what " + name + " names", operation, "another operation than that of " + other);
            }
        });
    }

    void entry(Entry entry) {
        var claims = open.remove(entry.id().operation());
        if (claims != null) {
            claims.forEach(claim -> compare(claim, entry));
        }
    }

    private void compare(EntryClaim claim, Entry entry) {
        var by = " of the entry that " + claim.item() + " names";
        faults.unless(entry.seq(), "the type" + by, entry.type(), claim.type());
        claim.amount().ifPresent(amount -> faults.unless(entry.seq(), "the amount" + by, entry.amount(), amount));
        claim.balanceAfter()
                .ifPresent(left -> faults.unless(
                        entry.seq(),
                        "the balance after" + by,
                        entry.balanceAfter().amount(),
                        left));
        claim.reference()
                .ifPresent(text -> faults.unless(
                        entry.seq(), "the reference" + by, entry.referenceId().orElse(""), text));
    }

    /** Nothing more comes. */
    void end() {
        open.values()
                .forEach(claims -> claims.forEach(claim -> faults.add(
                        "the entry that " + claim.item() + " names",
                        "missing",
                        "a " + claim.type().text() + " of the operation " + claim.operation())));
    }
}
