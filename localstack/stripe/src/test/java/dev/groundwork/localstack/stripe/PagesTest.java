package dev.groundwork.localstack.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.billingportal.SessionCreateParams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PagesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // set before each test
    private StripeFixture stripe;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        stripe = new StripeFixture(folder);
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private static HttpResponse<String> press(String url, String form, String origin)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private Session session() throws StripeException {
        return stripe.client
                .v1()
                .checkout()
                .sessions()
                .create(stripe.session(com.stripe.param.checkout.SessionCreateParams.Mode.PAYMENT, stripe.oneTime(500))
                        .setCancelUrl("http://127.0.0.1:3000/credits?left=<b>")
                        .build());
    }

    private static String origin(String url) {
        return url.substring(0, url.indexOf('/', "http://".length()));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-946 the checkout page says what is bought and that no money moves; paying leads to success_url")
    void checkout() throws StripeException, IOException, InterruptedException {
        var session = session();

        var page = get(session.getUrl());
        assertThat(page.body())
                .contains("No money moves", "Credits", "5.00 USD", "left=&lt;b&gt;")
                .doesNotContain("<b>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        var declined = press(session.getUrl(), "action=decline", origin(session.getUrl()));
        assertThat(declined.body()).contains("role=\"alert\"", "The card was declined");
        var paid = press(session.getUrl(), "action=pay", origin(session.getUrl()));

        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(paid.headers().firstValue("Location"))
                .contains("http://127.0.0.1:3000/credits?paid=" + session.getId());
        assertThat(stripe.received()).endsWith("checkout.session.completed");
        assertThat(get(session.getUrl()).body()).contains("This payment is complete");
    }

    @Test
    @DisplayName("INFRA-CRED-947 another site's form does nothing")
    void otherSite() throws StripeException, IOException, InterruptedException {
        var session = session();

        assertThat(press(session.getUrl(), "action=pay", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(stripe.client
                        .v1()
                        .checkout()
                        .sessions()
                        .retrieve(session.getId())
                        .getStatus())
                .isEqualTo("open");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-948 in the portal a customer ends a subscription with its period, goes on, and changes the card")
    void portal() throws StripeException, IOException, InterruptedException {
        var customer = stripe.customer();
        var subscription = stripe.subscribed(customer, stripe.monthly(1200));
        var portal = stripe.client
                .v1()
                .billingPortal()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setCustomer(customer.getId())
                        .setReturnUrl("http://127.0.0.1:3000/credits")
                        .build());
        assertThat(get(portal.getUrl()).body()).contains("ada@example.com", "12.00 USD a month", "4242");

        press(portal.getUrl(), "action=cancel&subscription=" + subscription.getId(), origin(portal.getUrl()));
        assertThat(stripe.client
                        .v1()
                        .subscriptions()
                        .retrieve(subscription.getId())
                        .getCancelAtPeriodEnd())
                .isTrue();
        press(portal.getUrl(), "action=resume&subscription=" + subscription.getId(), origin(portal.getUrl()));
        press(portal.getUrl(), "action=bad_card", origin(portal.getUrl()));

        assertThat(stripe.client
                        .v1()
                        .subscriptions()
                        .retrieve(subscription.getId())
                        .getCancelAtPeriodEnd())
                .isFalse();
        assertThat(get(portal.getUrl()).body()).contains("0341, which declines");
    }

    @Test
    @DisplayName("INFRA-CRED-949 a paid charge has a receipt at its address")
    void receipt() throws StripeException, IOException, InterruptedException {
        var intent =
                stripe.client.v1().paymentIntents().retrieve(stripe.bought(500).getPaymentIntent());
        var charge = stripe.client.v1().charges().retrieve(intent.getLatestCharge());

        assertThat(get(charge.getReceiptUrl()).body()).contains("5.00 USD paid");
    }
}
