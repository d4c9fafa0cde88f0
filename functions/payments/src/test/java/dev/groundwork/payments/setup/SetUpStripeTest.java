package dev.groundwork.payments.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import dev.groundwork.ledger.store.CatalogueFile;
import dev.groundwork.payments.PaymentsStack;
import dev.groundwork.payments.stripe.StripeCalls;
import dev.groundwork.payments.webhook.EventType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that prepares an account at Stripe. */
final class SetUpStripeTest {

    private static final URI WEBHOOK = URI.create("https://groundwork.test/api/credits/webhook");

    private static List<String> setUp(PaymentsStack stack) {
        var lines = new ArrayList<String>();
        var stripe = StripeCalls.withKey(PaymentsStack.KEY, "http://127.0.0.1:" + stack.stripePort());
        new SetUpStripe(stripe, lines::add).setUp(CatalogueFile.newest(), Optional.of(WEBHOOK));
        return lines;
    }

    @Test
    @DisplayName(
            "INFRA-CRED-488 an empty account gets its prices and its webhook; a second time all is found, and the secret is not shown again")
    void idempotent(@TempDir Path folder) throws IOException {
        try (var stack = new PaymentsStack(folder)) {
            var first = setUp(stack);
            var second = setUp(stack);

            assertThat(first).filteredOn(line -> line.startsWith("found")).isEmpty();
            assertThat(first).anyMatch(line -> line.startsWith("made   price    groundwork_small_500_usd  price_"));
            assertThat(first).anyMatch(line -> line.startsWith("made   price    groundwork_tier_pro_3900_usd  price_"));
            assertThat(first).noneMatch(line -> line.contains("tier_free"));
            assertThat(first.getLast()).matches("its secret, shown this once: whsec_\\w+");
            assertThat(second).hasSize(first.size() - 1).allMatch(line -> line.startsWith("found  "));
            var endpoint = stack.control().newest("webhook_endpoint");
            assertThat(endpoint).hasSize(1);
            assertThat(endpoint.getFirst().path("api_version").asText()).isEqualTo(Stripe.API_VERSION);
            assertThat(endpoint.getFirst().path("enabled_events")).hasSize(EventType.values().length);
        }
    }

    @Test
    @DisplayName("INFRA-CRED-489 a purchase afterwards takes the price that was made, and makes none")
    void used(@TempDir Path folder) throws IOException {
        try (var stack = new PaymentsStack(folder)) {
            setUp(stack);
            var before = stack.control().newest("price").size();

            stack.session(stack.user(), "small");

            assertThat(stack.control().newest("price")).hasSize(before);
        }
    }

    @Test
    @DisplayName("INFRA-CRED-490 a command line that is wrong is refused before Stripe is asked")
    void options() {
        assertThat(SetupOptions.of(List.of("--webhook-url", WEBHOOK.toString())).webhook())
                .hasValue(WEBHOOK);
        assertThat(SetupOptions.of(List.of()).stripe()).isEqualTo("https://api.stripe.com");
        for (var wrong : List.of(
                List.of("--webhook-url"),
                List.of("--webhook-url", "groundwork.test"),
                List.of("--key", "https://a.b"))) {
            assertThatThrownBy(() -> SetupOptions.of(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
