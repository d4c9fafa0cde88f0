package dev.groundwork.credits.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.credits.CreditsStack;
import dev.groundwork.testing.Callers;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's settings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SettingsTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private HttpFunction.Answer settings(Callers.User user, String body) {
        return stack.send(HttpEvent.of("PUT", "/api/credits/settings")
                .header("content-type", "application/json")
                .body(body)
                .bearer(user.token()));
    }

    @Test
    @DisplayName("INFRA-CRED-130 settings are changed one by one and show in the balance")
    void settings() {
        var user = stack.user();

        assertThat(settings(user, "{\"lowBalanceThreshold\":200}").text())
                .isEqualTo("{\"lowBalanceThreshold\":200,\"lowBalanceMail\":true}");
        assertThat(settings(user, "{\"lowBalanceMail\":false}").text())
                .isEqualTo("{\"lowBalanceThreshold\":200,\"lowBalanceMail\":false}");
        var balance = stack.get(user, "/api/credits/balance").json();
        assertThat(balance.path("lowBalance").asBoolean()).isTrue();
        assertThat(balance.path("lowBalanceThreshold").asLong()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-CRED-342 settings are read in the form that a change answers, and a read changes nothing")
    void read() {
        var user = stack.user();
        var other = stack.user();
        var initial = stack.get(user, "/api/credits/settings");
        var changed = settings(user, "{\"lowBalanceThreshold\":0,\"lowBalanceMail\":false}");
        var items = stack.items();

        var read = stack.get(user, "/api/credits/settings");

        assertThat(initial.status()).isEqualTo(200);
        assertThat(initial.text()).isEqualTo("{\"lowBalanceThreshold\":10,\"lowBalanceMail\":true}");
        assertThat(read.text()).isEqualTo(changed.text());
        assertThat(stack.get(user, "/api/credits/settings").text()).isEqualTo(changed.text());
        assertThat(stack.get(other, "/api/credits/settings").text()).isEqualTo(initial.text());
        assertThat(stack.items()).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_001, Long.MAX_VALUE})
    @DisplayName("INFRA-CRED-131 a threshold out of range is a 422 that points to it")
    void badThreshold(long threshold) {
        var answer = settings(stack.user(), "{\"lowBalanceThreshold\":" + threshold + "}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/lowBalanceThreshold");
    }
}
