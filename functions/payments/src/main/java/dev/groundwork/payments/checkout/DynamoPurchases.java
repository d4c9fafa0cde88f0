package dev.groundwork.payments.checkout;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.checkout.Purchase.Session;
import dev.groundwork.payments.table.PaymentsTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Purchases in the table {@code credits}. */
@Singleton
final class DynamoPurchases implements Purchases {

    private static final Expression ABSENT = Expression.when(PaymentsTable.ABSENT);

    private final Table credits;

    DynamoPurchases(@Named("credits") Table credits) {
        this.credits = credits;
    }

    @Override
    public Optional<Purchase> find(UserId user, String name) {
        return credits.get(PaymentsTable.checkout(user, name)).map(item -> read(user, name, item));
    }

    @Override
    public Purchase begin(Purchase purchase) {
        var item = Item.at(PaymentsTable.checkout(purchase.user(), purchase.name()))
                .set("packageId", purchase.packageId())
                .set("catalogueVersion", purchase.catalogueVersion())
                .build();
        return switch (credits.put(item, ABSENT)) {
            case WriteOutcome.Written written -> purchase;
            case WriteOutcome.ConditionFailed(var found) -> read(purchase.user(), purchase.name(), found.orElseThrow());
        };
    }

    @Override
    public Session note(Purchase purchase, Session session) {
        var noting = Expression.change("SET sessionId = :session, checkoutUrl = :url")
                .onlyIf(PaymentsTable.NO_SESSION)
                .value(":session", session.id())
                .value(":url", session.url());
        return switch (credits.update(PaymentsTable.checkout(purchase.user(), purchase.name()), noting)) {
            case WriteOutcome.Written written -> session;
            case WriteOutcome.ConditionFailed(var found) ->
                session(found.orElseThrow()).orElseThrow();
        };
    }

    private static Purchase read(UserId user, String name, Item item) {
        return new Purchase(
                user, name, item.string("packageId"), Math.toIntExact(item.number("catalogueVersion")), session(item));
    }

    private static Optional<Session> session(Item item) {
        return item.optionalString("sessionId").map(id -> new Session(id, item.string("checkoutUrl")));
    }
}
