package dev.groundwork.payments.webhook;

import com.stripe.model.checkout.Session;
import dev.groundwork.ledger.CatalogueReader;
import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.PaymentFact.Sold;
import dev.groundwork.payments.webhook.SaleMetadata.Sale;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads what a checkout session means for credits: a package that is paid, or a subscription that it has started. */
@Singleton
final class ReadSession {

    private static final Reading NOTHING = new Reading.Nothing();

    private final CatalogueReader catalogue;
    private final ReadSubscriptionEvent subscriptionEvents;

    ReadSession(CatalogueReader catalogue, ReadSubscriptionEvent subscriptionEvents) {
        this.catalogue = catalogue;
        this.subscriptionEvents = subscriptionEvents;
    }

    /** Reads a checkout session as it stands. */
    Reading read(Session session) {
        var isPaid =
                "paid".equals(session.getPaymentStatus()) || "no_payment_required".equals(session.getPaymentStatus());
        if ("subscription".equals(session.getMode()) && session.getSubscription() != null) {
            return subscriptionEvents.session(session.getSubscription(), session.getInvoice());
        }
        if (!"payment".equals(session.getMode()) || !isPaid) {
            return NOTHING;
        }
        if (session.getAmountTotal() == null || session.getCurrency() == null) {
            return new Reading.Unreadable("object");
        }
        var payment = Optional.ofNullable(session.getPaymentIntent()).orElse(session.getId());
        return switch (SaleMetadata.of(session.getMetadata())) {
            case SaleMetadata.Foreign foreign -> NOTHING;
            case SaleMetadata.Unreadable unreadable -> new Reading.Unreadable("metadata");
            case Sale sale ->
                sold(sale)
                        .<Reading>map(sold -> new Reading.Stated(
                                sale.user(),
                                payment,
                                new Sold(
                                        EntryType.PURCHASE,
                                        sold.id(),
                                        sold.credits(),
                                        Optional.empty(),
                                        session.getAmountTotal(),
                                        session.getCurrency(),
                                        sale.catalogueVersion())))
                        .orElseGet(() -> new Reading.Unreadable("package"));
        };
    }

    /** Returns the package as it was sold, whatever the newest version says. */
    private Optional<CreditPackage> sold(Sale sale) {
        return catalogue.version(sale.catalogueVersion()).flatMap(version -> version.creditPackage(sale.product()));
    }
}
