package dev.groundwork.payments.customers;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Removes the customers of deleted accounts at Stripe. The end of an account writes an item for each; it stays until the customer is gone, so a crash
 * anywhere costs time only: the stream brings it again, and the nightly sweep goes through all that are left.
 */
@Singleton
public final class RemoveCustomer {

    private static final Logger LOG = LoggerFactory.getLogger(RemoveCustomer.class);
    private static final int PAGE = 100;

    private final Table credits;
    private final Customers customers;

    RemoveCustomer(@Named("credits") Table credits, Customers customers) {
        this.credits = credits;
        this.customers = customers;
    }

    /** Removes one; does nothing where the account is not deleted, or all of it is done. Returns false if it has to be tried again. */
    boolean remove(UserId user) {
        try {
            if (credits.get(CreditsTable.closed(user)).isPresent()) {
                customers.remove(user);
                credits.delete(CreditsTable.closed(user), Expression.ALWAYS);
            }
            return true;
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("event", "customer_removal_failed")
                    .addKeyValue("userId", user)
                    .setCause(e)
                    .log("The customer of a deleted account is still at Stripe and will be tried again");
            return false;
        }
    }

    /** Removes all that are left. Returns how many have to be tried again. */
    public long removeAll() {
        return left().stream().filter(user -> !remove(user)).count();
    }

    private List<UserId> left() {
        var users = new ArrayList<UserId>();
        Map<String, AttributeValue> start = Map.of();
        do {
            var page = credits.query(QueryRequest.builder()
                    .keyConditionExpression(Key.PK + " = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(CreditsTable.closedLedgers())))
                    .exclusiveStartKey(start.isEmpty() ? null : start)
                    .consistentRead(true)
                    .limit(PAGE));
            page.items().stream()
                    .map(item -> new UserId(new Item(item).string(Key.SK)))
                    .forEach(users::add);
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty());
        return users;
    }
}
