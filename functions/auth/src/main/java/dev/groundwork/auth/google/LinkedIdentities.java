package dev.groundwork.auth.google;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The identities elsewhere that open a user's account, as stored in the user's partition: at most one for each provider. */
@Singleton
public final class LinkedIdentities {

    private final Table table;

    LinkedIdentities(@Named("accounts") Table table) {
        this.table = table;
    }

    public List<LinkedIdentity> list(UserId user) {
        return items(user).stream()
                .map(item -> new LinkedIdentity(
                        item.string(Key.SK).substring(prefix(user).sk().length()),
                        item.string("issuer"),
                        item.string("subject"),
                        item.instant("linkedAt")))
                .toList();
    }

    /** Deletes them: they open nothing any more, and may open another account. */
    public Transaction removal(UserId user) {
        return items(user).stream()
                .map(item -> Transaction.empty()
                        .delete(table, new Key(item.string(Key.PK), item.string(Key.SK)), Expression.ALWAYS)
                        .delete(table, AccountsTable.identity(item.string("identity")), Expression.ALWAYS))
                .reduce(Transaction.empty(), Transaction::and);
    }

    private List<Item> items(UserId user) {
        var request = QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :pk AND begins_with(" + Key.SK + ", :prefix)")
                .expressionAttributeValues(Map.of(
                        ":pk", Values.of(prefix(user).pk()),
                        ":prefix", Values.of(prefix(user).sk())))
                .consistentRead(true);
        return table.query(request).items().stream().map(Item::new).toList();
    }

    private static Key prefix(UserId user) {
        return AccountsTable.ownIdentity(user, "");
    }

    /**
     * An identity elsewhere that opens an account.
     *
     * @param provider whose, such as {@code google}
     * @param issuer the provider's name for itself
     * @param subject the provider's name for the person
     * @param linkedAt since when
     */
    public record LinkedIdentity(String provider, String issuer, String subject, Instant linkedAt) {}
}
