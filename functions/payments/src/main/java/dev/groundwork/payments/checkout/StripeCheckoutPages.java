package dev.groundwork.payments.checkout;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import dev.groundwork.payments.checkout.Purchase.Session;
import dev.groundwork.payments.customers.Customers;
import dev.groundwork.payments.stripe.Prices;
import dev.groundwork.payments.stripe.StripeCalls;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * The pages of Stripe's Checkout. The price is the server's; who buys what by which version of the catalogue stands in the metadata of session and
 * payment, so that a payment is honoured even where nothing else is known of it.
 */
@Singleton
final class StripeCheckoutPages implements CheckoutPages {

    private static final String SUCCESS = "/credits?checkout=success&session_id={CHECKOUT_SESSION_ID}";
    private static final String CANCEL = "/credits?checkout=canceled";

    private final StripeCalls stripe;
    private final Customers customers;
    private final Prices prices;
    private final String webOrigin;

    StripeCheckoutPages(
            StripeCalls stripe,
            Customers customers,
            Prices prices,
            @Value("${groundwork.web.origin}") String webOrigin) {
        this.stripe = stripe;
        this.customers = customers;
        this.prices = prices;
        this.webOrigin = webOrigin;
    }

    @Override
    public Session open(Purchase purchase, CreditPackage sold, String currency) {
        var user = purchase.user();
        var metadata = Map.of(
                "userId", user.value(),
                "packageId", purchase.packageId(),
                "catalogueVersion", Integer.toString(purchase.catalogueVersion()));
        var session = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setCustomer(customers.of(user))
                .setClientReferenceId(user.value())
                .addLineItem(LineItem.builder()
                        .setPrice(prices.of(sold, currency))
                        .setQuantity(1L)
                        .build())
                .putAllMetadata(metadata)
                .setPaymentIntentData(payment(user, metadata))
                .setAllowPromotionCodes(true)
                .setSuccessUrl(webOrigin + SUCCESS)
                .setCancelUrl(webOrigin + CANCEL)
                .build();
        var opened = stripe.call(client -> client.v1()
                .checkout()
                .sessions()
                .create(session, StripeCalls.once("purchase-" + user + "-" + purchase.name())));
        return new Session(opened.getId(), opened.getUrl());
    }

    /** The address of the receipt is named here: at Stripe's customer alone it depends on a setting of the account. */
    private PaymentIntentData payment(UserId user, Map<String, String> metadata) {
        var payment = PaymentIntentData.builder().putAllMetadata(metadata);
        customers.address(user).ifPresent(payment::setReceiptEmail);
        return payment.build();
    }
}
