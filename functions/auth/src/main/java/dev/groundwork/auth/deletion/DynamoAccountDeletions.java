package dev.groundwork.auth.deletion;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountChanges;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.deletion.AccountDeletions.AccountDeletion;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Account deletions in the table {@code accounts}: an item in the user's partition, deleted last. */
@Singleton
final class DynamoAccountDeletions implements AccountDeletions {

    /** Items of one transaction; DynamoDB takes a hundred. */
    private static final int PAGE = 100;

    private final Table table;
    private final Transactions transactions;
    private final AccountChanges changes;
    private final AccountEnd end;

    DynamoAccountDeletions(
            @Named("accounts") Table table, Transactions transactions, AccountChanges changes, AccountEnd end) {
        this.table = table;
        this.transactions = transactions;
        this.changes = changes;
        this.end = end;
    }

    @Override
    public Optional<Instant> signedInAt(UserId user, SessionId session) {
        return table.get(AccountKeys.session(user, session)).map(item -> item.instant("createdAt"));
    }

    @Override
    public boolean delete(AccountDeletion deletion, SessionId asking) {
        var outcome = changes.end(
                deletion.user(),
                seen -> seen.sessions().contains(asking)
                        ? Optional.of(end.writes(seen.profile(), deletion))
                        : Optional.empty());
        return switch (outcome) {
            case CHANGED -> true;
            case UNCHANGED -> false;
            case CONFLICT -> throw new IllegalStateException("an account without a ledger");
        };
    }

    static Item item(AccountDeletion deletion) {
        return Item.at(AccountsTable.deletion(deletion.user()))
                .set("address", deletion.addressHash())
                .set("at", deletion.at())
                .build();
    }

    @Override
    public Optional<AccountDeletion> find(UserId user) {
        return table.get(AccountsTable.deletion(user))
                .map(item -> new AccountDeletion(user, item.string("address"), item.instant("at")));
    }

    @Override
    public void clear(AccountDeletion deletion) {
        var own = AccountsTable.deletion(deletion.user());
        var whole = QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :pk")
                .expressionAttributeValues(Map.of(":pk", Values.of(own.pk())));
        delete(whole, item -> !item.string(Key.SK).equals(own.sk()));
        var first = AccountsTable.attempt(deletion.addressHash(), "");
        var attempts = QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :pk AND begins_with(" + Key.SK + ", :prefix)")
                .expressionAttributeValues(Map.of(":pk", Values.of(first.pk()), ":prefix", Values.of(first.sk())));
        delete(attempts, item -> !item.instant("createdAt").isAfter(deletion.at()));
    }

    /** Deletes the selected ones of a query's items, a page at a time. */
    private void delete(QueryRequest.Builder query, Predicate<Item> selected) {
        Map<String, AttributeValue> start = Map.of();
        do {
            var page = table.query(query.exclusiveStartKey(start.isEmpty() ? null : start)
                    .consistentRead(true)
                    .limit(PAGE));
            var deletes = page.items().stream()
                    .map(Item::new)
                    .filter(selected)
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
    public void complete(AccountDeletion deletion) {
        table.delete(AccountsTable.deletion(deletion.user()), Expression.ALWAYS);
    }
}
