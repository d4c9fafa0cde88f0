package dev.groundwork.auth.adapter;

import dev.groundwork.auth.domain.Departure;
import dev.groundwork.auth.port.Departures;
import dev.groundwork.dynamodb.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Departures in the table {@code accounts}: an item in the user's partition, the last that goes from it. */
@Singleton
final class DynamoDepartures implements Departures {

    /** Items of one transaction; DynamoDB takes a hundred. */
    private static final int PAGE = 100;

    private final Table table;
    private final Transactions transactions;

    DynamoDepartures(@Named("accounts") Table table, Transactions transactions) {
        this.table = table;
        this.transactions = transactions;
    }

    static Item item(Departure departure) {
        return Item.at(AccountsTable.departure(departure.user()))
                .set("address", departure.addressHash())
                .set("at", departure.at())
                .build();
    }

    @Override
    public Optional<Departure> find(UserId user) {
        return table.get(AccountsTable.departure(user))
                .map(item -> new Departure(user, item.string("address"), item.instant("at")));
    }

    @Override
    public void clear(Departure departure) {
        var own = AccountsTable.departure(departure.user());
        var whole = QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :pk")
                .expressionAttributeValues(Map.of(":pk", Values.of(own.pk())));
        delete(whole, item -> !item.string(Key.SK).equals(own.sk()));
        var first = AccountsTable.attempt(departure.addressHash(), "");
        var attempts = QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :pk AND begins_with(" + Key.SK + ", :prefix)")
                .expressionAttributeValues(Map.of(":pk", Values.of(first.pk()), ":prefix", Values.of(first.sk())));
        delete(attempts, item -> !item.instant("createdAt").isAfter(departure.at()));
    }

    /** Deletes what is wanted of a query's items, a page at a time. */
    private void delete(QueryRequest.Builder query, Predicate<Item> wanted) {
        Map<String, AttributeValue> start = Map.of();
        do {
            var page = table.query(query.exclusiveStartKey(start.isEmpty() ? null : start)
                    .consistentRead(true)
                    .limit(PAGE));
            var deletes = page.items().stream()
                    .map(Item::new)
                    .filter(wanted)
                    .reduce(Transaction.empty(), this::withDelete, Transaction::and);
            if (deletes.size() > 0) {
                transactions.commit(deletes);
            }
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty());
    }

    private Transaction withDelete(Transaction deletes, Item item) {
        return deletes.delete(table, new Key(item.string(Key.PK), item.string(Key.SK)), Expression.ALWAYS);
    }

    @Override
    public void complete(Departure departure) {
        table.delete(AccountsTable.departure(departure.user()), Expression.ALWAYS);
    }
}
