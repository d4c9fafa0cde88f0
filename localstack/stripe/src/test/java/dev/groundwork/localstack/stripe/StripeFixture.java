package dev.groundwork.localstack.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Invoice;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A stand-in with stripe-java as its client, an endpoint for its webhooks, and a clock that a test moves. */
final class StripeFixture implements AutoCloseable {

    private final Path folder;
    private StripeStandIn standIn;
    private Instant now = Instant.parse("2026-01-31T10:00:00Z");

    final WebhookReceiver receiver;
    final StripeClient client;

    StripeFixture(Path folder) throws IOException {
        this.folder = folder;
        receiver = new WebhookReceiver(() -> now);
        standIn = StripeStandIn.start(new StripeSettings(folder, () -> now, new Random(1)));
        deliver();
        client = StripeClient.builder()
                .setApiKey("sk_test_fixture")
                .setApiBase(standIn.url())
                .setMaxNetworkRetries(0)
                .build();
    }

    private void deliver() {
        standIn.deliverTo(URI.create(receiver.url()), () -> WebhookReceiver.SECRET);
    }

    void restart() throws IOException {
        standIn.close();
        standIn = StripeStandIn.start(new StripeSettings(folder, () -> now, new Random(2)));
        deliver();
    }

    Instant now() {
        return now;
    }

    void advance(Duration by) {
        standIn.awaitDeliveries();
        now = now.plus(by);
        standIn.settle();
        standIn.awaitDeliveries();
    }

    /** Forgets the events that were received so far. */
    void forget() {
        standIn.awaitDeliveries();
        receiver.forget();
    }

    String url() {
        return standIn.url();
    }

    StripeControl control() {
        return standIn.control();
    }

    Session create(SessionCreateParams.Builder parameters) throws StripeException {
        return client.v1().checkout().sessions().create(parameters.build());
    }

    Session read(String id) throws StripeException {
        return client.v1()
                .checkout()
                .sessions()
                .retrieve(
                        id,
                        SessionRetrieveParams.builder()
                                .addExpand("payment_intent.latest_charge")
                                .addExpand("line_items")
                                .build());
    }

    Subscription read(Subscription subscription) throws StripeException {
        return client.v1().subscriptions().retrieve(subscription.getId());
    }

    List<Invoice> invoices(Subscription subscription) throws StripeException {
        return client.v1()
                .invoices()
                .list(InvoiceListParams.builder()
                        .setSubscription(subscription.getId())
                        .build())
                .getData();
    }

    static Instant periodEnd(Subscription subscription) {
        return Instant.ofEpochSecond(
                subscription.getItems().getData().getFirst().getCurrentPeriodEnd());
    }

    Customer customer() throws StripeException {
        return client.v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .setEmail("ada@example.com")
                        .putMetadata("userId", "usr_1")
                        .build());
    }

    Price oneTime(long amount) throws StripeException {
        return client.v1().prices().create(price(amount).build());
    }

    Price monthly(long amount) throws StripeException {
        return client.v1()
                .prices()
                .create(price(amount)
                        .setRecurring(PriceCreateParams.Recurring.builder()
                                .setInterval(PriceCreateParams.Recurring.Interval.MONTH)
                                .build())
                        .build());
    }

    private static PriceCreateParams.Builder price(long amount) {
        return PriceCreateParams.builder()
                .setCurrency("usd")
                .setUnitAmount(amount)
                .setProductData(PriceCreateParams.ProductData.builder()
                        .setName("Credits")
                        .build());
    }

    SessionCreateParams.Builder session(SessionCreateParams.Mode mode, Price price) {
        return SessionCreateParams.builder()
                .setMode(mode)
                .setSuccessUrl("http://127.0.0.1:3000/credits?paid={CHECKOUT_SESSION_ID}")
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setPrice(price.getId())
                        .setQuantity(1L)
                        .build());
    }

    /** Buys something once; the session is complete and paid. */
    Session bought(long amount) throws StripeException {
        var session = client.v1()
                .checkout()
                .sessions()
                .create(session(SessionCreateParams.Mode.PAYMENT, oneTime(amount))
                        .build());
        control().checkout(session.getId(), CheckoutAction.PAY, 0);
        return client.v1().checkout().sessions().retrieve(session.getId());
    }

    /** Subscribes a customer; the first period is paid. */
    Subscription subscribed(Customer customer, Price price) throws StripeException {
        var session = client.v1()
                .checkout()
                .sessions()
                .create(session(SessionCreateParams.Mode.SUBSCRIPTION, price)
                        .setCustomer(customer.getId())
                        .build());
        control().checkout(session.getId(), CheckoutAction.PAY, 0);
        var id = client.v1().checkout().sessions().retrieve(session.getId()).getSubscription();
        return client.v1().subscriptions().retrieve(id);
    }

    List<String> received() {
        standIn.awaitDeliveries();
        return receiver.types();
    }

    @Override
    public void close() {
        standIn.close();
        receiver.close();
    }
}
