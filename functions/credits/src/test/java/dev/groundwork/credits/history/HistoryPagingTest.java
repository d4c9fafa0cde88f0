package dev.groundwork.credits.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.credits.CreditsStack;
import dev.groundwork.testing.Callers;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists: cursors, links and the form that the caller prefers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HistoryPagingTest {

    private static final String HISTORY = "/api/credits/history";
    private static final String BASE64_URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private Callers.User spender() {
        var user = stack.user();
        for (var i = 0; i < 3; i++) {
            stack.message(user.id(), stack.freshKey());
        }
        return user;
    }

    private String cursor(Callers.User user, String query) {
        return stack.get(user, HISTORY + query).json().path("nextCursor").asText();
    }

    private void refused(Callers.User user, String query) {
        var answer = stack.get(user, HISTORY + query);

        assertThat(answer.status()).as(query).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_cursor");
        assertThat(answer.header("x-request-id")).isPresent();
    }

    @Test
    @DisplayName("INFRA-CRED-155 a cursor with any character changed, cut or added is refused, the last one too")
    void changedCursor() {
        var user = spender();
        var cursor = cursor(user, "?limit=1");

        for (var i = 0; i < cursor.length(); i++) {
            var next = BASE64_URL.charAt((BASE64_URL.indexOf(cursor.charAt(i)) + 1) % BASE64_URL.length());
            refused(user, "?limit=1&cursor=" + cursor.substring(0, i) + next + cursor.substring(i + 1));
        }
        refused(user, "?cursor=" + cursor.substring(1));
        refused(user, "?cursor=" + cursor + "=");
        refused(user, "?cursor=" + "A".repeat(5_000));
        refused(user, "?cursor=");
    }

    @Test
    @DisplayName("INFRA-CRED-156 a cursor is bound to its owner and the filters; the limit may change")
    void boundCursor() {
        var user = spender();
        var cursor = cursor(user, "?limit=1&type=consume");

        refused(spender(), "?limit=1&type=consume&cursor=" + cursor);
        refused(user, "?limit=1&cursor=" + cursor);
        refused(user, "?limit=1&type=free_tier&cursor=" + cursor);
        refused(user, "?limit=1&type=consume&from=2026-01-01&cursor=" + cursor);
        assertThat(stack.get(user, HISTORY + "?type=consume&limit=2&cursor=" + cursor)
                        .json()
                        .path("items")
                        .findValuesAsText("seq"))
                .containsExactly("3", "2");
    }

    @Test
    @DisplayName("INFRA-CRED-157 a cursor says nothing to whom it is given")
    void opaqueCursor() {
        var user = spender();
        var cursor = cursor(user, "?limit=1");

        assertThat(cursor).isNotEqualTo(cursor(user, "?limit=1")).matches("[A-Za-z0-9_-]+");
        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII))
                .doesNotContain(user.id().value());
    }

    @Test
    @DisplayName("INFRA-CRED-166 a cursor outlives one rotation of its key, and no second one")
    void rotatedKey() {
        try (var rotated = new CreditsStack()) {
            var user = rotated.user();
            rotated.message(user.id(), rotated.freshKey());
            var next = HISTORY + "?limit=1&cursor="
                    + rotated.get(user, HISTORY + "?limit=1")
                            .json()
                            .path("nextCursor")
                            .asText();

            rotated.rotateSecrets();
            assertThat(rotated.get(user, next).status()).isEqualTo(200);
            rotated.rotateSecrets();
            assertThat(rotated.get(user, next).status()).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("INFRA-CRED-763 a changed cursor is a 400 from a stack's first start on, and after each rotation")
    void changedCursorAtFirstStart() {
        try (var fresh = CreditsStack.atFirstStart()) {
            var user = fresh.user();
            fresh.message(user.id(), fresh.freshKey());
            for (var rotation = 0; rotation < 3; rotation++) {
                var cursor = fresh.get(user, HISTORY + "?limit=1")
                        .json()
                        .path("nextCursor")
                        .asText();

                var changed = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);

                var answer = fresh.get(user, HISTORY + "?limit=1&cursor=" + changed);

                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                fresh.rotateSecrets();
            }
        }
    }

    private Answer csv(Callers.User user, String path) {
        return stack.send(HttpEvent.get(path).header("accept", "text/csv").bearer(user.token()));
    }

    @Test
    @DisplayName("INFRA-CRED-158 the link to the next page repeats the whole query")
    void link() {
        var user = spender();

        var link = csv(user, HISTORY + "?type=consume&limit=2&from=2026-01-01")
                .header("link")
                .orElseThrow();

        assertThat(link)
                .startsWith("<" + HISTORY + "?type=consume&limit=2&from=2026-01-01&cursor=")
                .endsWith(">; rel=\"next\"");
        var last = csv(user, link.substring(1, link.indexOf('>')));
        assertThat(last.text().split("\r\n", -1)).as(last.text()).hasSize(3);
        assertThat(last.header("link")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv                                   | text/csv",
                "TEXT/CSV                                   | text/csv",
                "text/*                                     | text/csv",
                "text/csv, application/json;q=0.9           | text/csv",
                "application/json;q=0.5, text/csv;Q=0.6     | text/csv",
                "*/*;q=0.1, text/csv                        | text/csv",
                "application/json;q=0, */*                  | text/csv",
                "text/html, text/csv;q=0.1                  | text/csv",
                "*/*                                        | application/json",
                "application/*                              | application/json",
                "Application/JSON                           | application/json",
                "text/csv;q=0.5, application/json           | application/json",
                "text/csv;q=0, */*                          | application/json",
                "text/csv;q=0.4, */*;q=0.5                  | application/json",
                "text/html;q=1, application/json;q=0.001    | application/json"
            })
    @DisplayName("INFRA-CRED-159 the history comes in the form that the caller weighs most, by RFC 9110")
    void accept(String accept, String form) {
        var answer = stack.send(HttpEvent.get(HISTORY)
                .header("accept", accept)
                .bearer(stack.user().token()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("content-type").orElseThrow()).startsWith(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/csv;q=0", "application/json;q=0, text/csv;q=0.0", "*/*;q=0"})
    @DisplayName("INFRA-CRED-160 a caller who accepts none of the forms gets a 406")
    void notAcceptable(String accept) {
        var answer = stack.send(HttpEvent.get(HISTORY)
                .header("accept", accept)
                .bearer(stack.user().token()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(406);
        assertThat(answer.json().path("code").asText()).isEqualTo("not_acceptable");
    }
}
