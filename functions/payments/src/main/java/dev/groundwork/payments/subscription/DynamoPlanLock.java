package dev.groundwork.payments.subscription;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.Subscription.Tier;
import dev.groundwork.payments.table.PaymentsTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Changes of subscriptions that are under way, in the table {@code credits}, one item each. */
@Singleton
final class DynamoPlanLock implements PlanLock {

    /** Longer than a call of Stripe with its second try. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Table credits;
    private final ProductClock clock;

    DynamoPlanLock(@Named("credits") Table credits, ProductClock clock) {
        this.credits = credits;
        this.clock = clock;
    }

    @Override
    public Optional<Held> begin(UserId user, String holder) {
        var now = clock.instant();
        var beginning = Expression.change("SET holder = :holder, heldUntil = :until ADD round :one")
                .onlyIf(PaymentsTable.FREE_PLAN)
                .value(":holder", holder)
                .value(":until", now.plus(LEASE))
                .value(":now", now)
                .value(":one", 1);
        return switch (credits.update(PaymentsTable.plan(user), beginning)) {
            case WriteOutcome.Written(var item) ->
                item.map(found -> new Held(user, holder, found.number("round"), page(found)));
            case WriteOutcome.ConditionFailed failed -> Optional.empty();
        };
    }

    private static Optional<StartPage> page(Item item) {
        return item.optionalString("pageName")
                .map(name -> new StartPage(
                        name,
                        Tier.valueOf(item.string("pageTier")),
                        Math.toIntExact(item.number("pageVersion")),
                        item.optionalString("sessionId").map(id -> new CheckoutPage(id, item.string("checkoutUrl")))));
    }

    @Override
    public boolean note(Held held, StartPage page) {
        var noting = page.page()
                .map(opened -> Expression.change(
                                "SET pageName = :name, pageTier = :tier, pageVersion = :version, sessionId = :session, checkoutUrl = :url")
                        .value(":session", opened.id())
                        .value(":url", opened.url()))
                .orElseGet(() -> Expression.change(
                        "SET pageName = :name, pageTier = :tier, pageVersion = :version REMOVE sessionId, checkoutUrl"))
                .onlyIf(PaymentsTable.HELD_PLAN)
                .value(":holder", held.holder())
                .value(":name", page.name())
                .value(":tier", page.tier().name())
                .value(":version", page.catalogueVersion());
        return credits.update(PaymentsTable.plan(held.user()), noting) instanceof WriteOutcome.Written;
    }

    @Override
    public void end(Held held) {
        credits.update(
                PaymentsTable.plan(held.user()),
                Expression.change("REMOVE holder, heldUntil")
                        .onlyIf(PaymentsTable.HELD_PLAN)
                        .value(":holder", held.holder()));
    }
}
