package dev.groundwork.auth.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The end of an account that Google opens. */
final class GoogleDeletionTest {

    @AutoClose
    private final GoogleStack stack = new GoogleStack();

    @Test
    @DisplayName(
            "INFRA-AUTH-192 an account of Google is exported with its identity, deleted after a fresh sign-in, and opens anew")
    void identityGoes() {
        stack.google().next(GoogleStack.ADA);
        var first = signIn();
        stack.clock().advance(Duration.ofMinutes(6));
        var old = delete(first);
        var fresh = signIn();
        assertThat(export(fresh).path("identities").findValuesAsText("provider"))
                .containsExactly("google");
        assertThat(export(fresh).path("activity").findValuesAsText("event"))
                .filteredOn("login_succeeded"::equals)
                .hasSize(2);

        var deleted = delete(fresh);

        assertThat(old.json().path("code").asText()).isEqualTo("reauthentication_required");
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertThat(stack.partitions()).noneMatch(pk -> pk.startsWith("IDENTITY#"));
        var again = signIn();
        assertThat(again.path("user").path("id"))
                .isNotEqualTo(fresh.path("user").path("id"));
        assertThat(again.path("user").path("providers").get(0).asText()).isEqualTo("google");
    }

    /** The tokens of a sign-in, by a refresh as a browser does it. */
    private JsonNode signIn() {
        var refreshed = stack.auth()
                .send(HttpEvent.post(
                        "/api/auth/refresh",
                        "{\"refreshToken\":\"" + GoogleStack.refreshToken(stack.signIn()) + "\"}"));
        assertThat(refreshed.status()).as(refreshed.text()).isEqualTo(200);
        return refreshed.json();
    }

    private JsonNode export(JsonNode tokens) {
        return stack.auth()
                .send(HttpEvent.get("/api/auth/me/export")
                        .bearer(tokens.path("accessToken").asText()))
                .json();
    }

    private Answer delete(JsonNode tokens) {
        return stack.auth()
                .send(HttpEvent.of("DELETE", "/api/auth/me")
                        .bearer(tokens.path("accessToken").asText()));
    }
}
