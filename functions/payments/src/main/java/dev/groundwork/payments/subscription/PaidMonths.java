package dev.groundwork.payments.subscription;

import com.stripe.model.InvoiceLineItem;
import dev.groundwork.payments.stripe.Prices;
import java.util.Optional;

/** The lines of invoices that sell a month of a tier. */
public final class PaidMonths {

    private PaidMonths() {}

    /** Returns true if a line sells a whole month, not a share of one, which an exchange of prices makes. */
    public static boolean isWhole(InvoiceLineItem line) {
        return line.getParent() != null
                && line.getParent().getSubscriptionItemDetails() != null
                && !Boolean.TRUE.equals(
                        line.getParent().getSubscriptionItemDetails().getProration());
    }

    /** Returns the tier whose month a line sells, nothing where it sells none of ours. */
    public static Optional<String> tier(InvoiceLineItem line) {
        return Optional.ofNullable(line.getPricing())
                .filter(pricing -> isWhole(line))
                .flatMap(pricing -> Optional.ofNullable(pricing.getPriceDetails()))
                .flatMap(details -> Optional.ofNullable(details.getProduct()))
                .flatMap(Prices::tierOf);
    }
}
