package dev.groundwork.credits.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.credits.CreditsStack;
import dev.groundwork.testing.HttpEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user's history, as JSON and as CSV. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HistoryTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    @Test
    @DisplayName("INFRA-CRED-122 the history goes on where its cursor says, for its owner alone")
    void history() {
        var user = stack.user();
        for (var i = 0; i < 11; i++) {
            stack.message(user.id(), stack.freshKey());
        }
        var seqs = new ArrayList<Long>();
        var path = "/api/credits/history?limit=5";
        var cursors = new ArrayList<String>();

        for (var cursor = Optional.of(""); cursor.isPresent() && cursors.size() < 9; ) {
            var answer = stack.get(user, path + cursor.get()).json();
            answer.path("items").forEach(item -> seqs.add(item.path("seq").asLong()));
            cursor = Optional.ofNullable(answer.path("nextCursor").textValue()).map(text -> "&cursor=" + text);
            cursor.ifPresent(cursors::add);
        }

        assertThat(seqs).containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(cursors).hasSize(2);
        assertThat(stack.get(stack.user(), path + cursors.getFirst()).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("INFRA-CRED-123 an entry has every member of the contract, and the ids of its operation")
    void historyEntry() {
        var user = stack.user();
        var consumed = stack.message(user.id(), stack.freshKey()).json();

        var items = stack.get(user, "/api/credits/history").json().path("items");

        assertThat(names(items.path(0)))
                .containsExactly(
                        "id",
                        "seq",
                        "type",
                        "action",
                        "amount",
                        "balanceAfter",
                        "referenceId",
                        "stripePaymentId",
                        "createdAt",
                        "hash");
        assertThat(items.path(0).path("id").asText())
                .isEqualTo(consumed.path("transactionId").asText());
        assertThat(items.path(0).path("amount").asLong()).isEqualTo(-1);
        assertThat(items.path(0).path("createdAt").asText()).endsWith("Z");
        assertThat(items.path(1).path("type").asText()).isEqualTo("free_tier");
        assertThat(items.path(1).path("action").isNull()).isTrue();
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    @DisplayName("INFRA-CRED-124 the history comes as CSV too, no cell of which is a formula, the next page in a Link")
    void csv() {
        var user = stack.user();
        stack.consume(
                stack.freshKey(),
                "{\"userId\":\"%s\",\"action\":\"web_search\",\"referenceId\":\"=1+1,\\\"x\\\"\"}"
                        .formatted(user.id()));

        var answer = stack.send(HttpEvent.get("/api/credits/history?limit=1")
                .header("accept", "text/csv")
                .bearer(user.token()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.header("link").orElseThrow()).contains("cursor=", "rel=\"next\"");
        var lines = answer.text().split("\r\n", -1);
        assertThat(lines[0])
                .isEqualTo("id,seq,type,action,amount,balanceAfter,referenceId,stripePaymentId,createdAt,hash");
        assertThat(lines[1]).contains(",2,consume,web_search,-2,98,\"'=1+1,\"\"x\"\"\",,");
        assertThat(lines).hasSize(3);
    }

    @Test
    @DisplayName("INFRA-CRED-125 the history is filtered by type and time")
    void filters() {
        var user = stack.user();
        stack.clock().advance(Duration.ofDays(1));
        stack.message(user.id(), stack.freshKey());

        assertThat(stack.get(user, "/api/credits/history?type=free_tier").json().path("items"))
                .hasSize(1);
        assertThat(stack.get(user, "/api/credits/history?from=2026-01-08")
                        .json()
                        .path("items")
                        .findValuesAsText("type"))
                .contains("consume")
                .doesNotContain("free_tier");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, /limit",
        "limit=101, /limit",
        "limit=x, /limit",
        "limit=, /limit",
        "limit=5&limit=5, /limit",
        "type=coffee, /type",
        "type=consume&type=free_tier, /type",
        "'type=consume,nonsense', /type",
        "type=Consume, /type",
        "from=-1000000000-01-01T00:00:00Z, /from",
        "from=-999999999-01-01T00:00:00%2B18:00, /from",
        "to=+999999999-12-31T23:59:59-18:00, /to",
        "to=9999-12-31T23:59:59-18:00, /to",
        "from=yesterday, /from",
        "from=1969-12-31, /from",
        "to=1, /to",
        "to=+10000-01-01T00:00:00Z, /to",
        "to=%zz, /to"
    })
    @DisplayName("INFRA-CRED-126 a query parameter that is not valid, or comes twice, is a 422 that points to it")
    void badParameter(String query, String pointer) {
        var answer = stack.get(stack.user(), "/api/credits/history?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("validation_failed");
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly(pointer);
    }

    @Test
    @DisplayName("INFRA-CRED-142 all parameters that are not valid are told at once, unknown ones are ignored")
    void badParameters() {
        var answer = stack.get(stack.user(), "/api/credits/history?limit=0&type=x&from=y&to=z&more=1");

        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/limit", "/type", "/from", "/to");
    }
}
