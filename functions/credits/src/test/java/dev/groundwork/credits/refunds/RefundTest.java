package dev.groundwork.credits.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.credits.CreditsStack;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefundTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private Answer refund(String transaction, String key) {
        return stack.send(HttpEvent.post(
                        "/api/credits/refunds",
                        "{\"transactionId\":\"%s\",\"reason\":\"it failed\"}".formatted(transaction))
                .header("idempotency-key", key)
                .bearer(stack.service("credits:refund")));
    }

    @Test
    @DisplayName("INFRA-CRED-140 a consume is given back once: the same key gets the answer again, another key a 409")
    void refund() {
        var user = stack.user();
        var transaction = stack.message(user.id(), stack.freshKey())
                .json()
                .path("transactionId")
                .asText();

        var first = refund(transaction, "one");
        var again = refund(transaction, "one");
        var other = refund(transaction, "two");

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json().path("refundOf").asText()).isEqualTo(transaction);
        assertThat(first.json().path("amount").asLong()).isEqualTo(1);
        assertThat(first.json().path("balanceAfter").asLong()).isEqualTo(100);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("code").asText()).isEqualTo("already_refunded");
    }

    @Test
    @DisplayName("INFRA-CRED-168 the same key for the same refund with another reason is a 422")
    void anotherReason() {
        var user = stack.user();
        var transaction = stack.message(user.id(), stack.freshKey())
                .json()
                .path("transactionId")
                .asText();
        refund(transaction, "one");

        var other = stack.post(
                "/api/credits/refunds",
                "credits:refund",
                "one",
                "{\"transactionId\":\"%s\",\"reason\":\"another reason\"}".formatted(transaction));

        assertThat(other.status()).as(other.text()).isEqualTo(422);
        assertThat(other.json().path("code").asText()).isEqualTo("idempotency_key_reused");
        assertThat(refund(transaction, "one").status()).isEqualTo(201);
    }

    @Test
    @DisplayName("INFRA-CRED-141 what is no consume is a 409, what is not there a 404, a key of another refund a 422")
    void refused() {
        var user = stack.user();
        var grant = stack.get(user, "/api/credits/history")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        var one = stack.message(user.id(), stack.freshKey())
                .json()
                .path("transactionId")
                .asText();
        var two = stack.message(user.id(), stack.freshKey())
                .json()
                .path("transactionId")
                .asText();
        refund(one, "used");

        assertThat(refund(grant, "k1").json().path("code").asText()).isEqualTo("not_refundable");
        assertThat(refund("txn_nothing", "k2").status()).isEqualTo(404);
        assertThat(refund(grant.substring(0, 20) + "A".repeat(grant.length() - 20), "k3")
                        .status())
                .isEqualTo(404);
        assertThat(refund(two, "used").json().path("code").asText()).isEqualTo("idempotency_key_reused");
        assertThat(stack.send(HttpEvent.post("/api/credits/refunds", "{\"transactionId\":\"t\",\"amount\":5}")
                                .header("idempotency-key", "k4")
                                .bearer(stack.service("credits:refund")))
                        .json()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/amount", "/reason");
        assertThat(stack.send(HttpEvent.post("/api/credits/refunds", "{}")
                                .header("idempotency-key", "k5")
                                .bearer(stack.service("credits:consume")))
                        .status())
                .isEqualTo(403);
    }
}
