package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.check.Fault;
import dev.groundwork.ledger.usecase.VerifyLedger;
import dev.groundwork.testing.HandClock;
import java.util.ArrayList;
import java.util.List;

/**
 * What an image shows of a ledger.
 *
 * @param account its account
 * @param entries oldest first
 * @param faults all that is wrong with it
 */
record Sight(Account account, List<Entry> entries, List<Fault> faults) {

    Sight {
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }

    static Sight of(Image image, UserId user) {
        var account = BalanceItem.read(image.find(CreditsTable.balance(user)).orElseThrow());
        var entries = new ArrayList<Entry>();
        for (var number = 1; number <= account.pages(); number++) {
            var page = image.find(CreditsTable.page(user, number)).map(PageItem::read);
            entries.addAll(page.orElseThrow().entries());
        }
        entries.addAll(account.entries());
        return new Sight(account, entries, faults(image, user));
    }

    private static List<Fault> faults(Image image, UserId user) {
        var live = new Live(image, new HandClock(Ids.NOW));
        var faults = new LedgerTable.Found();
        new VerifyLedger(new DynamoLedgerRecords(new Table(new Recorded(live), "credits"))).one(user, faults);
        return faults.all();
    }

    /** Whether every entry that stood in the other stands here, unchanged and in its place. */
    boolean continues(Sight earlier) {
        return entries.size() >= earlier.entries.size()
                && entries.subList(0, earlier.entries.size()).equals(earlier.entries);
    }

    /** Whether the item's gate is this one still. */
    static boolean isSameGate(Image image, UserId user, Item seen) {
        return image.find(CreditsTable.balance(user))
                .flatMap(item -> item.optionalString("gate"))
                .equals(seen.optionalString("gate"));
    }
}
