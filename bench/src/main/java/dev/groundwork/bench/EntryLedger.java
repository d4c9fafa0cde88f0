package dev.groundwork.bench;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;
import java.time.Instant;
import java.util.Optional;

/**
 * The usual design, to compare with: a balance item, an item for each entry, one transaction over both, and the idempotency key as the
 * entry's key, so that a repeated request finds its entry. It is given every benefit: nothing is read before the write, writers need not
 * agree on a sequence number, and what DynamoDB answers to a refusal spares a read. It promises less: entries have no number, no
 * balance after them and no hash, and the balance it answers may have others' writes in it.
 */
final class EntryLedger {

    private static final String ENOUGH = "available >= :cost";
    private static final String SPEND =
            "SET balance = balance - :cost, available = available - :cost, spent = spent + :cost";
    private static final int BALANCE = 0;
    private static final int ENTRY = 1;

    private final Table table;
    private final Transactions transactions;

    EntryLedger(Table table, Transactions transactions) {
        this.table = table;
        this.transactions = transactions;
    }

    /**
     * A request to consume.
     *
     * @param user whose credits
     * @param key under which it may be repeated
     * @param action what was done
     * @param reference what the caller calls it
     * @param cost in credits
     */
    record Request(UserId user, String key, String action, String reference, long cost) {}

    /** The outcome of a request. */
    sealed interface Outcome {

        record Consumed(long balanceAfter) implements Outcome {}

        record Replayed() implements Outcome {}

        record KeyReused() implements Outcome {}

        record TooFew(long available) implements Outcome {}

        record UnknownUser() implements Outcome {}
    }

    static Key entry(UserId user, String key) {
        return new Key(CreditsTable.partition(user), "ENTRY#" + key);
    }

    /** A user with so many credits. */
    void open(UserId user, long credits) {
        var item = Item.at(CreditsTable.balance(user))
                .set("balance", credits)
                .set("available", credits)
                .set("spent", 0)
                .build();
        table.put(item, Expression.when(CreditsTable.ABSENT));
    }

    Outcome consume(Request request, Instant now) {
        var spend = Expression.change(SPEND).onlyIf(ENOUGH).value(":cost", request.cost);
        var transaction = Transaction.empty()
                .update(table, CreditsTable.balance(request.user), spend)
                .put(table, item(request, now), Expression.when(CreditsTable.ABSENT));
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> new Outcome.Consumed(balance(request.user));
            case TransactionOutcome.ConditionFailed refused -> refused(request, refused);
        };
    }

    private static Item item(Request request, Instant now) {
        return Item.at(entry(request.user, request.key))
                .set("type", "consume")
                .set("action", request.action)
                .set("amount", -request.cost)
                .set("referenceId", request.reference)
                .set("createdAt", now)
                .build();
    }

    private long balance(UserId user) {
        return table.get(CreditsTable.balance(user)).orElseThrow().number("balance");
    }

    /** A repeated request is told apart before the balance is checked. */
    private static Outcome refused(Request request, TransactionOutcome.ConditionFailed refused) {
        if (refused.at(ENTRY)) {
            var first = found(refused, ENTRY).orElseThrow();
            return first.string("referenceId").equals(request.reference)
                            && first.string("action").equals(request.action)
                    ? new Outcome.Replayed()
                    : new Outcome.KeyReused();
        }
        return found(refused, BALANCE)
                .<Outcome>map(balance -> new Outcome.TooFew(balance.number("available")))
                .orElseGet(Outcome.UnknownUser::new);
    }

    private static Optional<Item> found(TransactionOutcome.ConditionFailed refused, int index) {
        return refused.failedWrites().get(index).flatMap(TransactionOutcome.FailedWrite::found);
    }
}
