package dev.groundwork.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.RecoverySteps;
import dev.groundwork.auth.RecoverySteps.Device;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DevicesTest {

    private static final String ADA = "ada@example.com";

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    private final RecoverySteps ada = new RecoverySteps(stack);

    @Test
    @DisplayName("INFRA-AUTH-130 devices are listed newest first, with where, what and when, and which one asks")
    void list() {
        stack.account(ADA, "Ada");
        var phone = signIn("10.0.0.7", "Phone/1");
        stack.clock().advance(Duration.ofHours(1));
        signIn("10.0.0.8", "Laptop/2");
        stack.clock().advance(Duration.ofHours(1));
        var access = stack.send(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"" + phone.refresh() + "\"}")
                        .from("10.0.0.9")
                        .header("user-agent", "Phone/1.1"))
                .json()
                .path("accessToken")
                .asText();

        var answer = stack.send(HttpEvent.get("/api/auth/sessions").bearer(access));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("nextCursor").isNull()).isTrue();
        var items = answer.json().path("items");
        assertThat(items).hasSize(2);
        assertThat(fields(items.get(0)))
                .containsExactly("10.0.0.8", "Laptop/2", "2026-01-07T10:30:00Z", "2026-01-07T10:30:00Z", "false");
        assertThat(fields(items.get(1)))
                .containsExactly("10.0.0.9", "Phone/1.1", "2026-01-07T09:30:00Z", "2026-01-07T11:30:00Z", "true");
    }

    @Test
    @DisplayName("INFRA-AUTH-131 pages hold what the limit says, meet every device once and end without a cursor")
    void pages() {
        stack.account(ADA, "Ada");
        Device own = ada.signIn(ADA, AuthStack.PASSWORD);
        for (int i = 0; i < 4; i++) {
            own = ada.signIn(ADA, AuthStack.PASSWORD);
        }

        var seen = new HashSet<String>();
        var cursor = "";
        for (int page = 0; page < 3; page++) {
            var answer = sessions(own, "?limit=2" + cursor).json();
            assertThat(answer.path("items")).hasSize(page < 2 ? 2 : 1);
            answer.path("items").forEach(item -> seen.add(item.path("id").asText()));
            assertThat(answer.path("nextCursor").isNull()).isEqualTo(page == 2);
            cursor = "&cursor=" + answer.path("nextCursor").asText();
        }
        assertThat(seen).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, 422, validation_failed",
        "limit=101, 422, validation_failed",
        "limit=x, 422, validation_failed",
        "limit=, 422, validation_failed",
        "limit=1&limit=2, 422, validation_failed",
        "cursor=x, 400, invalid_cursor",
        "cursor=, 400, invalid_cursor",
        "cursor=bm90IG1pbmU, 400, invalid_cursor"
    })
    @DisplayName("INFRA-AUTH-132 a limit or cursor that is none is refused")
    void badParameters(String query, int status, String code) {
        stack.account(ADA, "Ada");
        var own = ada.signIn(ADA, AuthStack.PASSWORD);

        var answer = sessions(own, "?" + query);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }

    @Test
    @DisplayName("INFRA-AUTH-133 another user's cursor is refused and another user's session cannot be ended")
    void otherUser() {
        stack.account(ADA, "Ada");
        stack.account("eve@example.com", "Eve");
        ada.signIn(ADA, AuthStack.PASSWORD);
        var own = ada.signIn(ADA, AuthStack.PASSWORD);
        var eve = ada.signIn("eve@example.com", AuthStack.PASSWORD);
        var page = sessions(own, "?limit=1").json();

        var stolen = sessions(eve, "?cursor=" + page.path("nextCursor").asText());
        var foreign = delete(eve, "/" + page.at("/items/0/id").asText());
        var missing = delete(eve, "/ses_01KEBW00000000000000000000");

        assertThat(stolen.status()).isEqualTo(400);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(withoutId(foreign)).isEqualTo(withoutId(missing));
        assertThat(withoutId(delete(eve, "/nonsense"))).isEqualTo(withoutId(missing));
        assertThat(ada.me(own).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-134 a device that is ended is refused at its next request, access and refresh token")
    void endOne() {
        stack.account(ADA, "Ada");
        var lost = ada.signIn(ADA, AuthStack.PASSWORD);
        var id = sessions(lost, "").json().at("/items/0/id").asText();
        var own = ada.signIn(ADA, AuthStack.PASSWORD);

        assertThat(delete(own, "/" + id).status()).isEqualTo(204);

        assertThat(ada.me(lost).status()).isEqualTo(401);
        assertThat(ada.refresh(lost).status()).isEqualTo(401);
        assertThat(ada.me(own).status()).isEqualTo(200);
        assertThat(delete(own, "/" + id).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("INFRA-AUTH-135 ending the others leaves the device that asks, and nobody else's is touched")
    void endOthers() {
        stack.account(ADA, "Ada");
        stack.account("eve@example.com", "Eve");
        var eve = ada.signIn("eve@example.com", AuthStack.PASSWORD);
        var others = List.of(ada.signIn(ADA, AuthStack.PASSWORD), ada.signIn(ADA, AuthStack.PASSWORD));
        var own = ada.signIn(ADA, AuthStack.PASSWORD);

        assertThat(delete(own, "").status()).isEqualTo(204);

        assertThat(others)
                .allSatisfy(other -> assertThat(ada.me(other).status()).isEqualTo(401));
        assertThat(ada.me(own).status()).isEqualTo(200);
        assertThat(ada.me(eve).status()).isEqualTo(200);
        assertThat(sessions(own, "").json().path("items")).hasSize(1);
        assertThat(delete(own, "").status()).isEqualTo(204);
    }

    @Test
    @DisplayName("INFRA-AUTH-136 a session past its end that is not yet removed is not listed and cannot be ended")
    void expired() {
        stack.account(ADA, "Ada");
        var old = ada.signIn(ADA, AuthStack.PASSWORD);
        var id = sessions(old, "").json().at("/items/0/id").asText();
        stack.clock().advance(Duration.ofDays(7));
        var own = ada.signIn(ADA, AuthStack.PASSWORD);

        var items = sessions(own, "").json().path("items");

        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("current").asBoolean()).isTrue();
        assertThat(delete(own, "/" + id).status()).isEqualTo(404);
    }

    private Device signIn(String ip, String userAgent) {
        var body = "{\"email\":\"%s\",\"password\":\"%s\",\"refreshTokenDelivery\":\"body\"}"
                .formatted(ADA, AuthStack.PASSWORD);
        var tokens = stack.send(HttpEvent.post("/api/auth/login", body).from(ip).header("user-agent", userAgent))
                .json();
        return new Device(
                tokens.path("accessToken").asText(), tokens.path("refreshToken").asText());
    }

    private Answer sessions(Device device, String query) {
        return stack.send(HttpEvent.get("/api/auth/sessions" + query).bearer(device.access()));
    }

    private Answer delete(Device device, String path) {
        return stack.send(HttpEvent.of("DELETE", "/api/auth/sessions" + path).bearer(device.access()));
    }

    private static List<String> fields(JsonNode item) {
        return List.of(
                item.path("ip").asText(),
                item.path("userAgent").asText(),
                item.path("createdAt").asText(),
                item.path("lastUsedAt").asText(),
                item.path("current").asText());
    }

    private static String withoutId(Answer answer) {
        return answer.text().replaceAll("urn:request:[^\"]+", "");
    }
}
