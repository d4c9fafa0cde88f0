package dev.groundwork.payments.webhook;

import com.stripe.model.Invoice;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeObject;
import com.stripe.param.InvoicePaymentListParams;
import dev.groundwork.payments.stripe.StripeCalls;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Reads objects by Stripe's API, in the version that the library is made for. */
@Singleton
final class ReadStripeObjects implements StripeObjects {

    private final StripeCalls stripe;

    ReadStripeObjects(StripeCalls stripe) {
        this.stripe = stripe;
    }

    @Override
    public Optional<StripeObject> read(String type, String id) {
        return switch (type) {
            case "checkout.session" ->
                stripe.find(client -> client.v1().checkout().sessions().retrieve(id));
            case "charge" -> stripe.find(client -> client.v1().charges().retrieve(id));
            case "refund" -> stripe.find(client -> client.v1().refunds().retrieve(id));
            case "dispute" -> stripe.find(client -> client.v1().disputes().retrieve(id));
            case "invoice" -> stripe.find(client -> client.v1().invoices().retrieve(id));
            case "subscription" ->
                stripe.find(client -> client.v1().subscriptions().retrieve(id));
            case "subscription_schedule" ->
                stripe.find(client -> client.v1().subscriptionSchedules().retrieve(id));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Invoice> invoiceOf(String paymentIntent) {
        var ofIntent = InvoicePaymentListParams.builder()
                .setPayment(InvoicePaymentListParams.Payment.builder()
                        .setType(InvoicePaymentListParams.Payment.Type.PAYMENT_INTENT)
                        .setPaymentIntent(paymentIntent)
                        .build())
                .build();
        return stripe.find(client -> client.v1().invoicePayments().list(ofIntent))
                .flatMap(payments -> payments.getData().stream().findFirst())
                .flatMap(payment -> stripe.find(client -> client.v1().invoices().retrieve(payment.getInvoice())));
    }

    @Override
    public Map<String, String> paymentMetadata(String paymentIntent) {
        return stripe.find(client -> client.v1().paymentIntents().retrieve(paymentIntent))
                .map(PaymentIntent::getMetadata)
                .orElse(Map.of());
    }
}
