package dev.groundwork.ledger.schedule;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.DynamoLedgerRecords;
import dev.groundwork.ledger.store.LedgerTable;
import dev.groundwork.ledger.store.StoredItems;
import dev.groundwork.ledger.verify.Fault;
import dev.groundwork.ledger.verify.VerifyLedger;
import dev.groundwork.testing.HandClock;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger as an image of the table shows it.
 *
 * @param account its account
 * @param entries oldest first
 * @param faults all that is wrong with it
 */
public record LedgerSnapshot(LedgerAccount account, List<Entry> entries, List<Fault> faults) {

    public LedgerSnapshot {
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }

    public static LedgerSnapshot of(TableImage image, UserId user) {
        var account = StoredItems.account(image.find(CreditsTable.balance(user)).orElseThrow());
        var entries = new ArrayList<Entry>();
        for (var number = 1; number <= account.segments().count(); number++) {
            var segment = image.find(CreditsTable.segment(user, number)).map(StoredItems::segment);
            entries.addAll(segment.orElseThrow().entries());
        }
        entries.addAll(account.entries());
        return new LedgerSnapshot(account, entries, faults(image, user));
    }

    private static List<Fault> faults(TableImage image, UserId user) {
        var client = new SingleClient(image, new HandClock(Ids.NOW));
        var faults = new LedgerTable.Found();
        new VerifyLedger(new DynamoLedgerRecords(new Table(new ScriptedClient(client), "credits"))).one(user, faults);
        return faults.all();
    }

    /** Tells whether every entry of the other stands here, unchanged and in its place. */
    public boolean continues(LedgerSnapshot earlier) {
        return entries.size() >= earlier.entries.size()
                && entries.subList(0, earlier.entries.size()).equals(earlier.entries);
    }

    /** Tells whether the item's lock is still this one. */
    public static boolean isSameLock(TableImage image, UserId user, Item seen) {
        return image.find(CreditsTable.balance(user))
                .flatMap(item -> item.optionalString("lockToken"))
                .equals(seen.optionalString("lockToken"));
    }
}
