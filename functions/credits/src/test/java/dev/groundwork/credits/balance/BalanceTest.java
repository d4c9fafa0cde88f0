package dev.groundwork.credits.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.credits.CreditsStack;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A user's balance. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BalanceTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    @Test
    @DisplayName("INFRA-CRED-120 the balance of a new user is the free credits")
    void balance() {
        var answer = stack.get(stack.user(), "/api/credits/balance");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"balance\":100,\"available\":100,\"held\":0,\"debt\":0,\"lifetimePurchased\":0,"
                        + "\"lifetimeConsumed\":0,\"freeTier\":{\"limit\":100,\"used\":0,\"remaining\":100},"
                        + "\"lowBalance\":false,\"lowBalanceThreshold\":10,\"hostingRunwayDays\":null}");
    }

    @Test
    @DisplayName("INFRA-CRED-121 the balance shows what was used, and for how many days the running apps can be paid")
    void balanceAfterUse() {
        var user = stack.user();
        stack.message(user.id(), stack.freshKey());
        stack.running(user.id());
        stack.running(user.id());

        var answer = stack.get(user, "/api/credits/balance").json();

        assertThat(answer.path("balance").asLong()).isEqualTo(99);
        assertThat(answer.path("lifetimeConsumed").asLong()).isEqualTo(1);
        assertThat(answer.path("freeTier").path("used").asLong()).isEqualTo(1);
        assertThat(answer.path("hostingRunwayDays").asLong()).isEqualTo(49);
    }
}
