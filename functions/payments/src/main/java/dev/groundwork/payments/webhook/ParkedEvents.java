package dev.groundwork.payments.webhook;

import com.stripe.model.Event;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.payments.table.PaymentsTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The events of ours that could not be applied: kept where an operator sees them, since money has moved. */
@Singleton
final class ParkedEvents {

    private final Table credits;
    private final ProductClock clock;

    ParkedEvents(@Named("credits") Table credits, ProductClock clock) {
        this.credits = credits;
        this.clock = clock;
    }

    /**
     * Parks an event.
     *
     * @param payment what it is about, empty where that is unknown
     * @param user whose it should be, empty where that is unknown
     */
    void park(Event event, String reason, String payment, String user) {
        credits.put(
                Item.at(PaymentsTable.parked(event.getId()))
                        .set("type", event.getType())
                        .set("reason", reason)
                        .set("payment", payment)
                        .set("userId", user)
                        .set("parkedAt", clock.instant())
                        .build(),
                Expression.ALWAYS);
    }
}
