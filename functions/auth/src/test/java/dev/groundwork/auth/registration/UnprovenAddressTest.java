package dev.groundwork.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnprovenAddressTest {

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    @Test
    @DisplayName("INFRA-AUTH-400 the mail to an address that is not proven carries nothing that the sender of the form"
            + " chose")
    void nothingChosen() {
        assertThat(register("victim@example.com", "Win at https://evil.example").status())
                .isEqualTo(202);

        assertThat(stack.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("verify_email");
            assertThat(mail.words()).isEqualTo(Map.of("life", "24 hours"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"x@127.0.0.1", "x@1.2", "x@[::1]", "x@example.1", "x@example.1-2", "x@localhost"})
    @DisplayName("INFRA-AUTH-403 an address whose host is no domain is refused at registration and unknown elsewhere")
    void hosts(String address) {
        var registered = register(address, "Ada");
        assertThat(registered.status()).isEqualTo(422);
        assertThat(registered.json().at("/errors/0/pointer").asText()).isEqualTo("/email");

        assertThat(stack.login(address, AuthStack.PASSWORD).status()).isEqualTo(401);
        var forgot = stack.send(HttpEvent.post("/api/auth/forgot-password", "{\"email\":\"" + address + "\"}"));
        assertThat(forgot.status()).isEqualTo(202);
        assertThat(stack.mails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x@example.xn--p1ai", "x@1.2.example", "x@e1.c0", "x@a.b1"})
    @DisplayName("INFRA-AUTH-404 a letter in the last label of the host is enough")
    void domains(String address) {
        assertThat(register(address, "Ada").status()).isEqualTo(202);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-407 a body is read to its end: what follows the value, or comes twice, is refused and nothing"
                    + " is done")
    void wholeBody() {
        var member =
                "{\"email\":\"ada@example.com\",\"password\":\"" + AuthStack.PASSWORD + "\",\"displayName\":\"Ada\"";
        for (var body :
                new String[] {member + "}garbage", member + "}{}", member + ",\"displayName\":\"Eve\"}", "", "[]"}) {
            var answer = stack.send(HttpEvent.post("/api/auth/register", body));

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.json().path("code").asText()).as(body).isEqualTo("malformed_json");
        }
        assertThat(stack.mails()).isEmpty();
    }

    private Answer register(String address, String name) {
        return stack.send(HttpEvent.post(
                "/api/auth/register",
                "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"%s\"}"
                        .formatted(address, AuthStack.PASSWORD, name)));
    }
}
