package dev.groundwork.payments.subscription;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.payments.subscription.Subscription.PendingChange;
import dev.groundwork.payments.subscription.Subscription.Status;
import dev.groundwork.payments.subscription.Subscription.Tier;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Reads subscriptions from the table {@code credits}, one item each, consistently for one read unit. */
@Singleton
final class DynamoSubscriptionReader implements SubscriptionReader {

    private final Table credits;

    DynamoSubscriptionReader(@Named("credits") Table credits) {
        this.credits = credits;
    }

    @Override
    public Subscription of(UserId user) {
        return credits.get(key(user)).map(DynamoSubscriptionReader::read).orElse(Subscription.NONE);
    }

    /** Returns the key of a user's subscription, an item beside the user's ledger. */
    static Key key(UserId user) {
        return new Key(CreditsTable.partition(user), "SUBSCRIPTION");
    }

    private static Subscription read(Item item) {
        return new Subscription(
                Tier.valueOf(item.string("tier")),
                Status.valueOf(item.string("status")),
                item.optionalInstant("renewsAt"),
                item.flag("cancelAtPeriodEnd"),
                item.optionalString("pendingTier")
                        .map(tier -> new PendingChange(Tier.valueOf(tier), item.instant("pendingAt"))));
    }
}
