package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.WaitingLots;
import java.util.Optional;

/** A user's waiting lots as an item: some 14 bytes a lot, so a thousand take 14 KB. */
final class LotsItem {

    private static final String LOTS = "lots";
    private static final String VERSION = "version";

    private LotsItem() {}

    /** Reads the lots that wait of an account; nothing when they are not those that it knows. */
    static Optional<Lots> find(Table table, LedgerAccount seen) {
        return seen.waiting().count() == 0
                ? Optional.of(Lots.NONE)
                : table.get(CreditsTable.lots(seen.user())).flatMap(item -> read(item, seen.waiting()));
    }

    /** Adds the lots that wait to a transaction, where they have to be written. */
    static Transaction put(Transaction transaction, Table table, WaitingLots.Placed placed) {
        return placed.waiting()
                .map(lots -> transaction.put(table, write(placed.account(), lots), Expression.ALWAYS))
                .orElse(transaction);
    }

    private static Item write(LedgerAccount account, Lots waiting) {
        return Item.at(CreditsTable.lots(account.user()))
                .set(VERSION, account.waiting().version())
                .set(LOTS, waiting.toString())
                .build();
    }

    /** Reads the lots of the version that an account knows; nothing when the item has another. */
    static Optional<Lots> read(Item item, WaitingLots known) {
        return item.number(VERSION) == known.version() ? Optional.of(Lots.parse(item.string(LOTS))) : Optional.empty();
    }
}
