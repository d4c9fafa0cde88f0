package dev.groundwork.payments.webhook;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.payments.table.PaymentsTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Parked events in the table {@code credits}, all in one partition, since there are few. */
@Singleton
final class DynamoParkedEvents implements ParkedEvents {

    private static final Expression ABSENT = Expression.when(PaymentsTable.ABSENT);
    private static final int PAGE = 100;

    private final Table credits;
    private final ProductClock clock;

    DynamoParkedEvents(@Named("credits") Table credits, ProductClock clock) {
        this.credits = credits;
        this.clock = clock;
    }

    @Override
    public void park(ParkedEvent event) {
        credits.put(
                Item.at(PaymentsTable.parked(event.id()))
                        .set("type", event.type())
                        .set("reason", event.reason())
                        .set("payment", event.payment())
                        .set("userId", event.user())
                        .set("parkedAt", clock.instant())
                        .build(),
                ABSENT);
    }

    @Override
    public void forEach(Consumer<ParkedEvent> visit) {
        var partition = AttributeValue.fromS(PaymentsTable.parked("").pk());
        Map<String, AttributeValue> start = Map.of();
        do {
            var page = credits.query(QueryRequest.builder()
                    .keyConditionExpression(Key.PK + " = :pk")
                    .expressionAttributeValues(Map.of(":pk", partition))
                    .exclusiveStartKey(start.isEmpty() ? null : start)
                    .consistentRead(true)
                    .limit(PAGE));
            page.items().stream().map(Item::new).map(DynamoParkedEvents::read).forEach(visit);
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty());
    }

    private static ParkedEvent read(Item item) {
        return new ParkedEvent(
                item.string(Key.SK),
                item.string("type"),
                item.string("reason"),
                item.string("payment"),
                item.string("userId"));
    }

    @Override
    public void remove(ParkedEvent event) {
        credits.delete(PaymentsTable.parked(event.id()), Expression.ALWAYS);
    }
}
