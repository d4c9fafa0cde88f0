package dev.groundwork.payments.subscription;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.ClosingLedger;
import dev.groundwork.payments.subscription.Subscription.PendingChange;
import dev.groundwork.payments.subscription.Subscription.Status;
import dev.groundwork.payments.subscription.Subscription.Tier;
import dev.groundwork.payments.table.PaymentsTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Subscriptions in the table {@code credits}, one item each, consistently for one read unit. */
@Singleton
final class DynamoSubscriptions implements Subscriptions {

    private static final Expression ABSENT = Expression.when(PaymentsTable.ABSENT);

    private final Table credits;
    private final Transactions transactions;

    DynamoSubscriptions(@Named("credits") Table credits, Transactions transactions) {
        this.credits = credits;
        this.transactions = transactions;
    }

    @Override
    public SubscriptionRecord of(UserId user) {
        return credits.get(PaymentsTable.subscription(user))
                .map(item -> read(user, item))
                .orElseGet(() -> SubscriptionRecord.none(user));
    }

    @Override
    public WriteResult write(SubscriptionRecord next, List<OutboxMail> mails) {
        var condition = next.version() == 1
                ? ABSENT
                : Expression.when(PaymentsTable.SAME_VERSION).value(":seen", next.version() - 1);
        return commit(next.user(), item(next), condition, mails);
    }

    @Override
    public WriteResult announce(UserId user, String invoice, OutboxMail mail) {
        var told = Item.at(PaymentsTable.told(user, invoice))
                .set("at", mail.createdAt())
                .build();
        return commit(user, told, ABSENT, List.of(mail));
    }

    private WriteResult commit(UserId user, Item item, Expression condition, List<OutboxMail> mails) {
        var transaction = Transaction.empty()
                .check(credits, ClosingLedger.key(user), ClosingLedger.stillOpen())
                .put(credits, item, condition);
        for (var mail : mails) {
            transaction = transaction.put(credits, mail.item(), Expression.ALWAYS);
        }
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed committed -> WriteResult.WRITTEN;
            case TransactionOutcome.ConditionFailed failed ->
                failed.at(0) ? WriteResult.UNKNOWN_USER : WriteResult.CONFLICT;
        };
    }

    private static Item item(SubscriptionRecord known) {
        var item = Item.at(PaymentsTable.subscription(known.user()))
                .set("version", known.version())
                .set("stripeId", known.stripeId())
                .set("createdAt", known.createdAt())
                .set("stateAt", known.stateAt());
        return write(item, known.view()).build();
    }

    /** Adds what its owner sees to an item; it is also what the answers to requests are kept as. */
    static Item.Builder write(Item.Builder item, Subscription view) {
        item.set("tier", view.tier().name())
                .set("status", view.status().name())
                .set("cancelAtPeriodEnd", view.cancelAtPeriodEnd());
        view.renewsAt().ifPresent(at -> item.set("renewsAt", at));
        view.pendingChange()
                .ifPresent(
                        change -> item.set("pendingTier", change.tier().name()).set("pendingAt", change.at()));
        return item;
    }

    private static SubscriptionRecord read(UserId user, Item item) {
        return new SubscriptionRecord(
                user,
                item.number("version"),
                item.string("stripeId"),
                item.instant("createdAt"),
                item.instant("stateAt"),
                view(item));
    }

    /** Reads what its owner sees. */
    static Subscription view(Item item) {
        return new Subscription(
                Tier.valueOf(item.string("tier")),
                Status.valueOf(item.string("status")),
                item.optionalInstant("renewsAt"),
                item.flag("cancelAtPeriodEnd"),
                item.optionalString("pendingTier")
                        .map(tier -> new PendingChange(Tier.valueOf(tier), item.instant("pendingAt"))));
    }
}
