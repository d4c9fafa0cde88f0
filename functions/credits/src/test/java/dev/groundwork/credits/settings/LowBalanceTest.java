package dev.groundwork.credits.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.credits.CreditsStack;
import dev.groundwork.testing.Callers;
import dev.groundwork.testing.HttpEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class LowBalanceTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private void give(Callers.User user, long amount) {
        var body = "{\"userId\":\"%s\",\"amount\":%d,\"reason\":\"gift\"}".formatted(user.id(), amount);
        assertThat(stack.post("/api/credits/grants", "credits:grant", stack.freshKey(), body)
                        .status())
                .isEqualTo(201);
    }

    private String spend(Callers.User user, int times) {
        var transaction = "";
        for (var i = 0; i < times; i++) {
            transaction = stack.message(user.id(), stack.freshKey())
                    .json()
                    .path("transactionId")
                    .asText();
        }
        return transaction;
    }

    private void settings(Callers.User user, String body) {
        var answer = stack.send(HttpEvent.of("PUT", "/api/credits/settings")
                .header("content-type", "application/json")
                .body(body)
                .bearer(user.token()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private boolean isLow(Callers.User user) {
        return stack.get(user, "/api/credits/balance").json().path("lowBalance").asBoolean();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-750 one mail for each fall below the threshold, armed again by a bonus and not by a refund")
    void oneMailACrossing() {
        var user = stack.user();
        settings(user, "{\"lowBalanceThreshold\":98}");

        spend(user, 2);
        assertThat(stack.mails()).isEmpty();
        var last = spend(user, 3);
        assertThat(isLow(user)).isTrue();
        assertThat(stack.mails()).containsExactly("low_balance to " + user.id());

        var refund = "{\"transactionId\":\"%s\",\"reason\":\"failed\"}";
        stack.post("/api/credits/refunds", "credits:refund", "r1", refund.formatted(last));
        give(user, 1);
        assertThat(isLow(user)).as("97 of 98").isTrue();
        spend(user, 1);
        assertThat(stack.mails()).as("nothing has lifted it to the threshold").hasSize(1);

        give(user, 2);
        assertThat(isLow(user)).isFalse();
        spend(user, 1);
        assertThat(isLow(user)).isTrue();
        assertThat(stack.mails()).hasSize(2);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-751 who wants no mail gets none; a hold that takes what can be spent below the threshold counts")
    void noMailAndHolds() {
        var silent = stack.user();
        settings(silent, "{\"lowBalanceThreshold\":100,\"lowBalanceMail\":false}");
        spend(silent, 1);
        assertThat(isLow(silent)).isTrue();
        assertThat(stack.mails()).isEmpty();

        var holding = stack.user();
        var body = "{\"userId\":\"%s\",\"action\":\"web_search\",\"amount\":95,\"referenceId\":\"s\"}";
        stack.post("/api/credits/holds", "credits:hold", stack.freshKey(), body.formatted(holding.id()));
        assertThat(isLow(holding)).isTrue();
        assertThat(stack.mails()).containsExactly("low_balance to " + holding.id());
    }
}
