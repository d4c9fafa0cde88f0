package dev.groundwork.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Secrets that are planted in every request, and then looked for wherever something is written. */
final class PlantedSecretsTest {

    private static final String ADDRESS = "planted-x7q@secret.example";
    private static final String IP = "203.0.113.177";
    private static final String FIRST = "planted first passphrase x7q";
    private static final String SECOND = "planted second passphrase x7q";
    private static final String THIRD = "planted third passphrase x7q";
    private static final String GUESS = "planted guess passphrase x7q";

    @AutoClose
    private final AuthStack stack = new AuthStack();

    @AutoClose
    private final LogLines log = new LogLines();

    private final List<String> secrets = new ArrayList<>(List.of(FIRST, SECOND, THIRD, GUESS));
    private String access = "";

    @Test
    @DisplayName(
            "INFRA-AUTH-210 planted passwords and tokens stand in no item and no line, the address only where it belongs")
    void nothingLeaks() {
        post(
                "register",
                "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"Planted\"}".formatted(ADDRESS, FIRST));
        post("verify-email", "{\"token\":\"%s\"}".formatted(mailedToken()));
        post("login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ADDRESS, GUESS));
        var refreshed = refresh(refreshToken(login(FIRST)));
        post("logout", "{\"refreshToken\":\"" + refreshToken(refreshed) + "\"}");
        post("forgot-password", "{\"email\":\"%s\"}".formatted(ADDRESS));
        post("reset-password", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(mailedToken(), SECOND));
        var signedIn = login(SECOND);
        access = signedIn.path("accessToken").asText();
        var changed =
                post("change-password", "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(SECOND, THIRD));
        assertThat(changed.status()).isEqualTo(204);
        post("change-password", "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(GUESS, FIRST));
        post("login", "{\"email\":\"%s\",\"password\":{\"planted\":\"%s\"}}".formatted(ADDRESS, THIRD));
        post("login", "not json " + THIRD);
        send(HttpEvent.of("DELETE", "/api/auth/me"), "{\"password\":\"" + GUESS + "\"}");
        refresh(refreshToken(signedIn));

        assertNoSecretIsKept();
        assertTheAddressIsWhereItBelongs();
        var deleted = send(HttpEvent.of("DELETE", "/api/auth/me"), "{\"password\":\"" + THIRD + "\"}");
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertNoSecretIsKept();
        assertThat(keysWith(ADDRESS)).allMatch(key -> key.startsWith("OUTBOX"));
        assertThat(log.all()).hasSizeGreaterThan(10).noneMatch(line -> line.contains(IP) || line.contains("x7q"));
    }

    private void assertNoSecretIsKept() {
        assertThat(secrets).hasSizeGreaterThan(12);
        for (var secret : secrets) {
            assertThat(keysWith(secret)).as("items with a secret").isEmpty();
            assertThat(log.all()).noneMatch(line -> line.contains(secret));
        }
    }

    private void assertTheAddressIsWhereItBelongs() {
        assertThat(keysWith(ADDRESS)).isNotEmpty().allMatch(key -> key.matches("PROFILE|SIGNIN|SESSION|OUTBOX"));
    }

    /** The kinds of the items of all tables that hold a text, in keys or values, whatever its case. */
    private List<String> keysWith(String text) {
        var tables = stack.tables();
        return Stream.of(tables.accounts(), tables.credits(), tables.apps())
                .flatMap(table -> tables.items(table).stream())
                .filter(item -> item.toString().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .map(item -> new Item(item).string("sk").replaceAll("#.*", ""))
                .toList();
    }

    private JsonNode login(String password) {
        var answer = post(
                "login",
                "{\"email\":\"%s\",\"password\":\"%s\",\"refreshTokenDelivery\":\"body\"}"
                        .formatted(ADDRESS, password));
        return tokens(answer);
    }

    private JsonNode refresh(String token) {
        return tokens(post("refresh", "{\"refreshToken\":\"" + token + "\"}"));
    }

    private JsonNode tokens(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        secrets.add(answer.json().path("accessToken").asText());
        secrets.add(refreshToken(answer.json()));
        secrets.add(refreshToken(answer.json()).replaceAll(".*\\.", ""));
        return answer.json();
    }

    private static String refreshToken(JsonNode tokens) {
        return tokens.path("refreshToken").asText();
    }

    private String mailedToken() {
        var token = stack.token(stack.mails().getFirst());
        secrets.add(token);
        return token;
    }

    private Answer post(String route, String body) {
        return send(HttpEvent.of("POST", "/api/auth/" + route), body);
    }

    private Answer send(HttpEvent event, String body) {
        var whole = event.header("content-type", "application/json")
                .header("User-Agent", "planted/1")
                .from(IP)
                .body(body);
        return stack.send(access.isEmpty() ? whole : whole.bearer(access));
    }
}
