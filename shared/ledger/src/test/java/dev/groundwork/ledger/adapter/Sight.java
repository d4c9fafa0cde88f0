package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * What an image shows of a ledger.
 *
 * @param account its account
 * @param entries oldest first
 */
record Sight(Account account, List<Entry> entries) {

    Sight {
        entries = List.copyOf(entries);
    }

    static Sight of(Image image, UserId user) {
        var account = BalanceItem.read(image.find(CreditsTable.balance(user)).orElseThrow());
        var entries = new ArrayList<Entry>();
        for (var number = 1; number <= account.pages(); number++) {
            var page = image.find(CreditsTable.page(user, number)).map(PageItem::read);
            entries.addAll(page.orElseThrow().entries());
        }
        entries.addAll(account.entries());
        return new Sight(account, entries);
    }

    List<String> faults() {
        return LedgerFaults.of(account, entries);
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
