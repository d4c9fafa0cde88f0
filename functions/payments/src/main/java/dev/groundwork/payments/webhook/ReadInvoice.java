package dev.groundwork.payments.webhook;

import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import dev.groundwork.ledger.CatalogueReader;
import dev.groundwork.ledger.model.BillingPeriod;
import dev.groundwork.ledger.model.Catalogue.Tier;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.PaymentFact.Receipted;
import dev.groundwork.ledger.model.PaymentFact.Sold;
import dev.groundwork.payments.subscription.PaidMonths;
import dev.groundwork.payments.webhook.SaleMetadata.Sale;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an invoice of a subscription means for credits: one that is paid gives those of its tier for its period, as sold. Whose it is stands in the
 * subscription's metadata, which the invoice has too.
 */
@Singleton
final class ReadInvoice {

    private static final Reading NOTHING = new Reading.Nothing();
    private static final String CHANGE = "subscription_update";

    /** An invoice of another reason, such as one that a person writes, sells no month. */
    private static final Set<String> REASONS = Set.of("subscription_create", "subscription_cycle", CHANGE);

    private final CatalogueReader catalogue;

    ReadInvoice(CatalogueReader catalogue) {
        this.catalogue = catalogue;
    }

    /** Returns the metadata of the subscription that an invoice is of, empty where it is of none. */
    static Map<String, String> metadata(Invoice invoice) {
        return details(invoice)
                .map(Invoice.Parent.SubscriptionDetails::getMetadata)
                .orElse(Map.of());
    }

    private static Optional<Invoice.Parent.SubscriptionDetails> details(Invoice invoice) {
        return Optional.ofNullable(invoice.getParent())
                .flatMap(parent -> Optional.ofNullable(parent.getSubscriptionDetails()));
    }

    private static Optional<String> subscription(Invoice invoice) {
        return details(invoice).flatMap(details -> Optional.ofNullable(details.getSubscription()));
    }

    /** Reads an invoice that is paid. */
    Reading paid(Invoice invoice, Instant at) {
        if (!"paid".equals(invoice.getStatus()) || !REASONS.contains(reason(invoice.getBillingReason()))) {
            return NOTHING;
        }
        return switch (SaleMetadata.of(metadata(invoice))) {
            case SaleMetadata.Foreign foreign -> NOTHING;
            case SaleMetadata.Unreadable unreadable -> new Reading.Unreadable("metadata");
            case Sale sale -> sold(invoice, sale, at);
        };
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private Reading sold(Invoice invoice, Sale sale, Instant at) {
        var line = line(invoice);
        if (line.isEmpty() || invoice.getAmountPaid() == null || invoice.getCurrency() == null) {
            return new Reading.Unreadable("object");
        }
        var isChange = CHANGE.equals(invoice.getBillingReason());
        var period = new BillingPeriod(
                Instant.ofEpochSecond(line.get().getPeriod().getStart()),
                Instant.ofEpochSecond(line.get().getPeriod().getEnd()),
                isChange);
        return tier(line.get(), sale)
                .<Reading>map(tier -> new Reading.Paid(
                        new Reading.Stated(
                                sale.user(),
                                invoice.getId(),
                                new Sold(
                                        EntryType.SUBSCRIPTION,
                                        tier.id(),
                                        tier.monthly(),
                                        Optional.of(period),
                                        invoice.getAmountPaid(),
                                        invoice.getCurrency(),
                                        sale.catalogueVersion())),
                        Optional.ofNullable(invoice.getHostedInvoiceUrl()).map(url -> new Receipted(url, at)),
                        subscription(invoice).orElse(""),
                        at))
                .orElseGet(() -> new Reading.Unreadable("tier"));
    }

    /** Returns the line that sells a month. */
    private static Optional<InvoiceLineItem> line(Invoice invoice) {
        return Optional.ofNullable(invoice.getLines())
                .flatMap(lines -> lines.getData().stream()
                        .filter(PaidMonths::isWhole)
                        .filter(line -> line.getPeriod() != null
                                && line.getPeriod().getEnd() > line.getPeriod().getStart())
                        .findFirst());
    }

    /** Returns the tier as it was sold: the product of the line says which, the metadata by which version of the catalogue. */
    private Optional<Tier> tier(InvoiceLineItem line, Sale sale) {
        var id = PaidMonths.tier(line).orElse(sale.product());
        return catalogue.version(sale.catalogueVersion()).flatMap(version -> version.tier(id));
    }

    /** Reads an invoice that could not be paid. A change of tier that the bank refuses is answered to who asked for it. */
    Reading unpaid(Invoice invoice, Instant at) {
        if ("paid".equals(invoice.getStatus())
                || !REASONS.contains(reason(invoice.getBillingReason()))
                || CHANGE.equals(invoice.getBillingReason())) {
            return NOTHING;
        }
        return switch (SaleMetadata.of(metadata(invoice))) {
            case SaleMetadata.Foreign foreign -> NOTHING;
            case SaleMetadata.Unreadable unreadable -> new Reading.Unreadable("metadata");
            case Sale sale ->
                subscription(invoice)
                        .<Reading>map(id -> new Reading.Unpaid(sale.user(), invoice.getId(), id, at))
                        .orElse(NOTHING);
        };
    }
}
