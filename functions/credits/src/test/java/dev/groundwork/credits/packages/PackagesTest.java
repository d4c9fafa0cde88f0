package dev.groundwork.credits.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.credits.CreditsStack;
import dev.groundwork.testing.HttpEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The price list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PackagesTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    @Test
    @DisplayName("INFRA-CRED-128 the price list is public and cacheable")
    void packages() {
        var answer = stack.send(HttpEvent.get("/api/credits/packages"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control").orElseThrow()).startsWith("public");
        assertThat(answer.json().path("items").path(0).toString())
                .isEqualTo(
                        "{\"packageId\":\"small\",\"name\":\"Small\",\"credits\":100,\"price\":500,\"currency\":\"USD\"}");
        assertThat(answer.json().path("tiers").path(1).toString())
                .isEqualTo("{\"tier\":\"starter\",\"monthlyCredits\":500,\"price\":1200,\"currency\":\"USD\"}");
        assertThat(answer.json().path("version").asInt()).isEqualTo(1);
    }
}
