package dev.groundwork.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.Callers;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An idempotency key names one request: all that its body says is part of the request hash. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeyReuseTest {

    private static final String CONSUME =
            "consume {\"action\":\"build_iteration\",\"complexity\":2,\"referenceId\":\"r\"}";
    private static final String SEARCH = "consume {\"action\":\"web_search\",\"referenceId\":\"r\"}";
    private static final String HOLD = "hold {\"action\":\"web_search\",\"amount\":2,\"referenceId\":\"r\"}";
    private static final String GRANT = "grant {\"amount\":2,\"reason\":\"r\",\"expiresAt\":\"2026-02-01T00:00:00Z\"}";
    private static final String REFUND = "refund {\"transactionId\":\"FIRST\",\"reason\":\"r\"}";

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    /**
     * A request, and one that differs in one member.
     *
     * @param first its scope and body; the user is added where the route has one
     * @param member what differs
     * @param other its JSON in the second request, empty to leave the member out
     */
    private record Case(String first, String member, String other) {

        String scope() {
            return first.substring(0, first.indexOf(' '));
        }

        String path() {
            return "/api/credits/" + (scope().equals("consume") ? "consume" : scope() + "s");
        }

        String second() {
            var members = new TreeMap<String, String>();
            var body = first.substring(first.indexOf('{') + 1, first.length() - 1);
            for (var text : body.split(",", -1)) {
                members.put(text.split("\"", -1)[1], text);
            }
            members.put(member, "\"" + member + "\":" + other);
            if (other.isEmpty()) {
                members.remove(member);
            }
            return members.values().stream().collect(Collectors.joining(",", "{", "}"));
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case(CONSUME, "complexity", "3"),
                new Case(CONSUME, "referenceId", "\"R\""),
                new Case(CONSUME, "quote", "\"QUOTE\""),
                new Case(SEARCH, "action", "\"ideation_message\""),
                new Case(SEARCH, "referenceId", "\"r \""),
                new Case(SEARCH, "quote", "\"QUOTE\""),
                new Case(SEARCH.replace("}", ",\"quote\":\"QUOTE\"}"), "quote", "\"LATER\""),
                new Case(SEARCH.replace("}", ",\"quote\":\"QUOTE\"}"), "quote", ""),
                new Case(HOLD, "action", "\"ideation_message\""),
                new Case(HOLD, "amount", "3"),
                new Case(HOLD, "referenceId", "\"R\""),
                new Case(HOLD, "quote", "\"QUOTE\""),
                new Case(HOLD.replace("}", ",\"quote\":\"QUOTE\"}"), "quote", "\"LATER\""),
                new Case(HOLD.replace("}", ",\"quote\":\"QUOTE\"}"), "quote", ""),
                new Case(GRANT, "amount", "3"),
                new Case(GRANT, "reason", "\"R\""),
                new Case(GRANT, "expiresAt", "\"2026-02-01T00:00:01Z\""),
                new Case(GRANT, "expiresAt", ""),
                new Case(REFUND, "transactionId", "\"SECOND\""),
                new Case(REFUND, "reason", "\"R\""));
    }

    private Answer send(Callers.User user, Case request, String key, String body) {
        var owned =
                request.scope().equals("refund") ? body : body.replace("}", ",\"userId\":\"%s\"}".formatted(user.id()));
        return stack.post(request.path(), "credits:" + request.scope(), key, owned);
    }

    private String transaction(Callers.User user) {
        return stack.message(user.id(), stack.freshKey())
                .json()
                .path("transactionId")
                .asText();
    }

    private String quote(Callers.User user, String action) {
        var body = "{\"userId\":\"%s\",\"action\":%s}".formatted(user.id(), action);
        return stack.post("/api/credits/quotes", "credits:consume", "none", body)
                .json()
                .path("quote")
                .asText();
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName(
            "INFRA-CRED-760 the same key with any member of the body changed, added or left out is a 422, and nothing moves")
    void changedMember(Case request) {
        for (var key : List.of(stack.freshKey(), "an opaque key")) {
            var user = stack.user();
            var build = request.first.contains("build_iteration");
            var action = build ? "\"build_iteration\",\"complexity\":2" : "\"web_search\"";
            var names = List.of("FIRST", transaction(user), "SECOND", transaction(user), "QUOTE", quote(user, action));
            stack.clock().advance(Duration.ofSeconds(1));
            var later = quote(user, action);
            var first = request.first.substring(request.first.indexOf('{'));
            var second = request.second();
            for (var i = 0; i < names.size(); i += 2) {
                first = first.replace(names.get(i), names.get(i + 1));
                second = second.replace(names.get(i), names.get(i + 1));
            }
            second = second.replace("LATER", later);
            var done = send(user, request, key, first);
            assertThat(done.status()).as(done.text()).isBetween(200, 201);
            var items = stack.items();

            var other = send(user, request, key, second);

            assertThat(other.status()).as(second + " -> " + other.text()).isEqualTo(422);
            assertThat(other.json().path("code").asText()).isEqualTo("idempotency_key_reused");
            assertThat(stack.items()).isEqualTo(items);
            var again = send(user, request, key, first);
            assertThat(again.header("Idempotent-Replayed")).contains("true");
            assertThat(again.text()).isEqualTo(done.text());
        }
    }
}
