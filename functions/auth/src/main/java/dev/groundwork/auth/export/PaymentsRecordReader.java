package dev.groundwork.auth.export;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.PaymentKeys;
import dev.groundwork.ledger.store.PaymentRecords;
import dev.groundwork.ledger.store.PaymentRecords.PaymentPage;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Reads what is kept about the payments of a user: the payments themselves, the customer at Stripe and the subscription. */
@Singleton
final class PaymentsRecordReader {

    private final Table credits;
    private final PaymentRecords payments;

    PaymentsRecordReader(@Named("credits") Table credits) {
        this.credits = credits;
        this.payments = new PaymentRecords(credits);
    }

    /**
     * A subscription as it was last seen at Stripe.
     *
     * @param id at Stripe
     * @param renewsAt when its next period begins, nothing where none does
     * @param pendingTier the tier that it changes to, nothing where it stays
     */
    record Subscribed(
            String id,
            String tier,
            String status,
            Optional<Instant> renewsAt,
            boolean cancelAtPeriodEnd,
            Optional<String> pendingTier,
            Optional<Instant> pendingAt) {}

    /** Reads payments, some at a time. */
    PaymentPage page(UserId user, int limit, Optional<String> after) {
        return payments.of(user, limit, after);
    }

    /** Reads the id of the customer at Stripe, nothing where the user has bought nothing. */
    Optional<String> customer(UserId user) {
        return credits.get(PaymentKeys.customer(user)).flatMap(item -> item.optionalString("customerId"));
    }

    /** Reads the subscription, nothing where there was never one. */
    Optional<Subscribed> subscription(UserId user) {
        return credits.get(PaymentKeys.subscription(user)).map(PaymentsRecordReader::read);
    }

    private static Subscribed read(Item item) {
        return new Subscribed(
                item.optionalString("stripeId").orElse(""),
                item.string("tier").toLowerCase(Locale.ROOT),
                item.string("status").toLowerCase(Locale.ROOT),
                item.optionalInstant("renewsAt"),
                item.flag("cancelAtPeriodEnd"),
                item.optionalString("pendingTier").map(tier -> tier.toLowerCase(Locale.ROOT)),
                item.optionalInstant("pendingAt"));
    }
}
