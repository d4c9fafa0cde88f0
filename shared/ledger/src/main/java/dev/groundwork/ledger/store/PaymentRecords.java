package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.PaymentRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads what is known of a user's payments, for the user. */
public final class PaymentRecords {

    private final Table credits;

    /** @param credits the table of ledgers */
    public PaymentRecords(Table credits) {
        this.credits = credits;
    }

    /**
     * Some payments.
     *
     * @param next the id of the last one where there are more, nothing at the end
     */
    public record PaymentPage(List<PaymentRecord> payments, Optional<String> next) {

        public PaymentPage {
            payments = List.copyOf(payments);
        }
    }

    /**
     * Reads payments in the order of their ids at Stripe, consistently.
     *
     * @param after the id of the payment before the first, nothing to begin
     */
    public PaymentPage of(UserId user, int limit, Optional<String> after) {
        var from = PaymentKeys.payment(user, "");
        var start = after.map(payment -> PaymentKeys.payment(user, payment).attributes());
        var page = credits.query(QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :pk AND begins_with(" + Key.SK + ", :payments)")
                .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS(from.pk()), ":payments", AttributeValue.fromS(from.sk())))
                .exclusiveStartKey(start.orElse(null))
                .consistentRead(true)
                .limit(limit));
        var payments = page.items().stream()
                .map(Item::new)
                .map(item -> PaymentItem.read(user, id(item, from), item))
                .toList();
        return new PaymentPage(
                payments,
                page.lastEvaluatedKey().isEmpty()
                        ? Optional.empty()
                        : Optional.of(payments.getLast().payment()));
    }

    private static String id(Item item, Key from) {
        return item.string(Key.SK).substring(from.sk().length());
    }
}
