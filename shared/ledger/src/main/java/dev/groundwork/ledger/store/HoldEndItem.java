package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.TransactionId;
import java.util.Optional;

/** The end of a hold as an item, once it has left the balance item. */
final class HoldEndItem {

    private HoldEndItem() {}

    static Item write(UserId user, HoldEnd end) {
        var item = Item.at(CreditsTable.holdEnd(user, end.hold().text()))
                .set("operation", BalanceItem.value(end.transaction().operation()))
                .set("balance", end.balanceAfter().amount())
                .set("available", end.available().amount())
                .set("lapsed", end.lapsed());
        end.amount().ifPresent(amount -> item.set("amount", amount.amount()));
        return item.build();
    }

    static HoldEnd read(HoldId hold, Item item) {
        return new HoldEnd(
                hold.operation(),
                item.attributes().containsKey("amount")
                        ? Optional.of(Credits.of(item.number("amount")))
                        : Optional.empty(),
                item.flag("lapsed"),
                new TransactionId(hold.user(), OperationKey.of(item.bytes("operation")), 0),
                Credits.of(item.number("balance")),
                Credits.of(item.number("available")));
    }
}
