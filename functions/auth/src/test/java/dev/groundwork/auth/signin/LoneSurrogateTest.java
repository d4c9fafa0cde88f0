package dev.groundwork.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.testing.HttpEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class LoneSurrogateTest {

    private static final String ADDRESS = "ada@example.com";

    @AutoClose
    private final AuthStack stack = new AuthStack();

    @Test
    @DisplayName("INFRA-AUTH-405 a lone surrogate is a bad field of a new password and matches nothing at sign-in")
    void loneSurrogate() {
        stack.account(ADDRESS, "Ada", "correct horse battery ?");

        var signIn = stack.login(ADDRESS, "correct horse battery \\ud800");
        var registration = stack.send(HttpEvent.post(
                "/api/auth/register",
                "{\"email\":\"eve@example.com\",\"password\":\"correct horse battery"
                        + " \\ud800\",\"displayName\":\"Eve\"}"));

        assertThat(signIn.status()).isEqualTo(401);
        assertThat(registration.status()).isEqualTo(422);
        assertThat(registration.json().at("/errors/0/pointer").asText()).isEqualTo("/password");
        assertThat(stack.login(ADDRESS, "correct horse battery ?").status()).isEqualTo(200);
    }
}
