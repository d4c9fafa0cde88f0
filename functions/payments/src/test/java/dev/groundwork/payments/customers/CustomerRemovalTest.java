package dev.groundwork.payments.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.payments.PaymentsStack;
import dev.groundwork.testing.CapturedLog;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The customers of deleted accounts, as the stream of credits brings them. */
final class CustomerRemovalTest {

    @SuppressWarnings("NullAway.Init") // set before each test
    private PaymentsStack stack;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        stack = new PaymentsStack(folder);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    private long customers() {
        return stack.control().newest("customer").stream()
                .filter(customer -> !customer.path("deleted").asBoolean())
                .count();
    }

    private String status(String session) {
        return stack.control().newest("checkout.session").stream()
                .filter(found -> found.path("id").asText().equals(session))
                .findFirst()
                .orElseThrow()
                .path("status")
                .asText();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-472 the customer of a deleted account is deleted at Stripe with the pages at which it could pay; others stay")
    void removes() {
        var user = stack.user();
        var other = stack.user();
        stack.pay(user, "small");
        var open = stack.session(user, "medium");
        stack.session(other, "small");
        stack.endAccount(user.id());

        assertThat(stack.removeCustomer(user.id())).isTrue();
        assertThat(stack.removeCustomer(user.id())).isTrue();

        assertThat(customers()).isEqualTo(1);
        assertThat(status(open)).isEqualTo("expired");
        assertThat(stack.items("CLOSED")).isEmpty();
        assertThat(stack.items("USER#" + user.id()).stream()
                        .filter(item -> item.string("sk").equals("CUSTOMER")))
                .singleElement()
                .satisfies(item -> assertThat(item.optionalString("customerId")).isEmpty());
    }

    @Test
    @DisplayName("INFRA-CRED-473 a record of somebody who has not left does nothing")
    void notGone() {
        var user = stack.user();
        stack.session(user, "small");

        assertThat(stack.removeCustomer(user.id())).isTrue();

        assertThat(customers()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-474 while Stripe is down the record comes again; what is given up in the end is removed by the nightly sweep")
    void retried() {
        var user = stack.user();
        stack.session(user, "small");
        stack.endAccount(user.id());
        try (var log = CapturedLog.of(RemoveCustomer.class)) {
            stack.failStripe("down");
            assertThat(stack.removeCustomer(user.id())).isFalse();
            stack.healStripe();
            assertThat(log.messages())
                    .contains("The customer of a deleted account is still at Stripe and will be tried again");
        }
        assertThat(customers()).isEqualTo(1);
        assertThat(stack.items("CLOSED")).hasSize(1);

        assertThat(stack.sweep()).containsEntry("failed", 0L);

        assertThat(customers()).isZero();
        assertThat(stack.items("CLOSED")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-475 a purchase that was let in just before the end leaves no customer behind")
    void lateClick() {
        var user = stack.user();
        stack.endAccount(user.id());
        stack.removeCustomer(user.id());

        var late = stack.purchase(user, "small", "late");

        assertThat(late.status()).isEqualTo(401);
        assertThat(customers()).isZero();
    }
}
