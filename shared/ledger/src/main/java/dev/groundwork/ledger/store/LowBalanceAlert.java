package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.ledger.model.LedgerAccount;
import java.util.Map;

/**
 * Tells owners that their credits run low, once for each fall below their threshold. Whoever sees it tells: the mail and the note that it was
 * written are one transaction, so a crash before it leaves the mail to the next who looks, and of many who look one writes it.
 */
final class LowBalanceAlert {

    private static final String KIND = "low_balance";

    private final Table table;
    private final Transactions transactions;
    private final IdSource ids;
    private final ProductClock clock;

    LowBalanceAlert(Table table, Transactions transactions, IdSource ids, ProductClock clock) {
        this.table = table;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes the mail where there is something to tell. That somebody else has told meanwhile is as good. */
    void tell(LedgerAccount seen) {
        if (!seen.isAlertDue()) {
            return;
        }
        var told = Expression.change(CreditsTable.DISARM_ALERT)
                .onlyIf(CreditsTable.ALERT_ARMED)
                .value(":yes", Values.of(true))
                .value(":no", Values.of(false));
        transactions.commit(Transaction.empty()
                .update(table, CreditsTable.balance(seen.user()), told)
                .put(table, mail(seen).item(), Expression.ALWAYS));
    }

    private OutboxMail mail(LedgerAccount seen) {
        var words = Map.of(
                "available", Long.toString(seen.figures().available()),
                "threshold", Long.toString(seen.settings().lowBalanceThreshold().amount()));
        return new OutboxMail(ids.nextUlid(), KIND, seen.user().value(), words, "", clock.instant());
    }
}
