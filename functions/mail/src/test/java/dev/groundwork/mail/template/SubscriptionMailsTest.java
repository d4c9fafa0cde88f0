package dev.groundwork.mail.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SubscriptionMailsTest {

    private final MailTemplates templates = new MailTemplates("https://groundwork.test");

    @Test
    @DisplayName("INFRA-CRED-441 the mail of a failed payment says what is not paid, and leads to the customer portal")
    void paymentFailed() {
        var mail = templates.of("payment_failed", Map.of("name", "Ada", "tier", "starter"), Optional.empty());

        assertThat(mail.text())
                .startsWith("Hello Ada,")
                .contains("starter", "https://groundwork.test/credits?portal=open");
        assertThat(mail.html()).contains("starter", "https://groundwork.test/credits?portal=open");
    }

    @Test
    @DisplayName("INFRA-CRED-442 the mail of a subscription that has ended says so, and how to subscribe again")
    void subscriptionEnded() {
        var mail = templates.of("subscription_ended", Map.of("name", "Ada"), Optional.empty());

        assertThat(mail.text()).contains("your subscription has ended", "https://groundwork.test/credits");
        assertThat(mail.html()).contains("your subscription has ended");
    }
}
