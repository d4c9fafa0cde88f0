package dev.groundwork.payments.subscription;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import com.stripe.param.checkout.SessionExpireParams;
import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.customers.Customers;
import dev.groundwork.payments.stripe.StripeCalls;
import dev.groundwork.payments.subscription.Subscription.Tier;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** The pages of Stripe's Checkout and of its customer portal. */
@Singleton
final class StripeSubscriptionPages implements SubscriptionPages {

    private static final String SUCCESS = "/credits?checkout=success&session_id={CHECKOUT_SESSION_ID}";
    private static final String CANCEL = "/credits?checkout=canceled";
    private static final String CREDITS = "/credits";

    private final StripeCalls stripe;
    private final Customers customers;
    private final TierSales sales;
    private final String webOrigin;

    StripeSubscriptionPages(
            StripeCalls stripe,
            Customers customers,
            TierSales sales,
            @Value("${groundwork.web.origin}") String webOrigin) {
        this.stripe = stripe;
        this.customers = customers;
        this.sales = sales;
        this.webOrigin = webOrigin;
    }

    @Override
    public CheckoutPage open(UserId user, Tier tier, int catalogueVersion, String key) {
        var metadata = TierSales.metadata(user, tier, catalogueVersion);
        var session = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                .setCustomer(customers.of(user))
                .setClientReferenceId(user.value())
                .addLineItem(LineItem.builder()
                        .setPrice(sales.price(tier, catalogueVersion))
                        .setQuantity(1L)
                        .build())
                .putAllMetadata(metadata)
                .setSubscriptionData(
                        SubscriptionData.builder().putAllMetadata(metadata).build())
                .setAllowPromotionCodes(true)
                .setSuccessUrl(webOrigin + SUCCESS)
                .setCancelUrl(webOrigin + CANCEL)
                .build();
        var opened = stripe.call(client -> client.v1().checkout().sessions().create(session, StripeCalls.once(key)));
        return new CheckoutPage(opened.getId(), opened.getUrl());
    }

    @Override
    public boolean isOpen(String session) {
        return stripe.find(client -> client.v1().checkout().sessions().retrieve(session))
                .filter(found -> "open".equals(found.getStatus()))
                .isPresent();
    }

    @Override
    public void close(String session, String key) {
        var expire = SessionExpireParams.builder().build();
        stripe.call(client -> client.v1().checkout().sessions().expire(session, expire, StripeCalls.once(key)));
    }

    @Override
    public String portal(UserId user, String key) {
        var session = com.stripe.param.billingportal.SessionCreateParams.builder()
                .setCustomer(customers.of(user))
                .setReturnUrl(webOrigin + CREDITS)
                .build();
        return stripe.call(client -> client.v1()
                .billingPortal()
                .sessions()
                .create(session, StripeCalls.once(key))
                .getUrl());
    }
}
