package dev.groundwork.payments.webhook;

import com.stripe.model.Invoice;
import com.stripe.model.StripeObject;
import java.util.Map;
import java.util.Optional;

/** Reads what Stripe has now, for events that do not say enough or say it in another version of the API. */
interface StripeObjects {

    /**
     * Reads an object again.
     *
     * @param type as events name it, {@code charge} or {@code checkout.session}
     * @return nothing where there is none of this type and id
     */
    Optional<StripeObject> read(String type, String id);

    /** Reads the invoice of a subscription that a payment paid, nothing where it paid none. */
    Optional<Invoice> invoiceOf(String paymentIntent);

    /** Reads the metadata of a payment, which says whose it is; none where there is no such payment. */
    Map<String, String> paymentMetadata(String paymentIntent);
}
