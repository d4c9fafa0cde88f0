package dev.groundwork.auth.export;

import dev.groundwork.auth.export.PaymentsRecordReader.Subscribed;
import dev.groundwork.ledger.model.PaymentFact.Disputed;
import dev.groundwork.ledger.model.PaymentFact.Receipted;
import dev.groundwork.ledger.model.PaymentFact.Sold;
import dev.groundwork.ledger.model.PaymentRecord;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of a user's payments in an export. */
final class ExportedPayments {

    private ExportedPayments() {}

    /** A payment: what it bought, what went back, and what the ledger has taken for it. Money is in minor units. */
    @Serdeable
    record PaymentRow(
            String id,
            @Nullable String type,
            @Nullable String product,
            @Nullable Long credits,
            @Nullable Long amount,
            @Nullable String currency,
            @Nullable Integer catalogueVersion,
            @Nullable String paidAt,
            @Nullable String receiptUrl,
            long refunded,
            List<DisputeRow> disputes,
            long creditsTaken,
            long creditsOwed) {

        static PaymentRow of(PaymentRecord payment) {
            var sold = payment.sold();
            var receipt = payment.receipt();
            return new PaymentRow(
                    payment.payment(),
                    sold.map(s -> s.type().text()).orElse(null),
                    sold.map(Sold::product).orElse(null),
                    sold.map(s -> s.credits().amount()).orElse(null),
                    sold.map(Sold::amount).orElse(null),
                    sold.map(Sold::currency).orElse(null),
                    sold.map(Sold::catalogueVersion).orElse(null),
                    time(receipt.map(Receipted::paidAt)),
                    receipt.map(Receipted::url).orElse(null),
                    payment.refunded().refunded(),
                    payment.disputes().values().stream()
                            .map(DisputeRow::of)
                            .sorted(Comparator.comparing(DisputeRow::id))
                            .toList(),
                    payment.effect().taken(),
                    payment.effect().owed());
        }
    }

    /** A dispute of a payment. */
    @Serdeable
    record DisputeRow(String id, String status, long amount, String currency, String at) {

        static DisputeRow of(Disputed dispute) {
            return new DisputeRow(
                    dispute.dispute(),
                    dispute.status().name().toLowerCase(Locale.ROOT),
                    dispute.amount(),
                    dispute.currency(),
                    dispute.at().toString());
        }
    }

    /** The subscription. */
    @Serdeable
    record SubscriptionBody(
            String id,
            String tier,
            String status,
            @Nullable String renewsAt,
            boolean cancelAtPeriodEnd,
            @Nullable String pendingTier,
            @Nullable String pendingAt) {

        static SubscriptionBody of(Subscribed known) {
            return new SubscriptionBody(
                    known.id(),
                    known.tier(),
                    known.status(),
                    time(known.renewsAt()),
                    known.cancelAtPeriodEnd(),
                    known.pendingTier().orElse(null),
                    time(known.pendingAt()));
        }
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
