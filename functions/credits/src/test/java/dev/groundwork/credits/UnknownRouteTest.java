package dev.groundwork.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.HttpEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UnknownRouteTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    @Test
    @DisplayName(
            "INFRA-CRED-129 unknown paths and wrong verbs are problems, a service's token is none for a user's routes")
    void edges() {
        var service = stack.service("credits:consume");

        assertThat(stack.send(HttpEvent.get("/api/credits/nowhere")).status()).isEqualTo(404);
        assertThat(stack.send(HttpEvent.post("/api/credits/balance", "{}")).status())
                .isEqualTo(405);
        assertThat(stack.send(HttpEvent.get("/api/credits/balance")).status()).isEqualTo(401);
        assertThat(stack.send(HttpEvent.get("/api/credits/balance").bearer(service))
                        .status())
                .isEqualTo(403);
    }
}
