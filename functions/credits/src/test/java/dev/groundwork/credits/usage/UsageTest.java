package dev.groundwork.credits.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.credits.CreditsStack;
import dev.groundwork.testing.Callers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage is counted in days of the user's zone. */
final class UsageTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private void spendAt(Callers.User user, String time) {
        stack.clock().advance(Duration.between(stack.clock().instant(), Instant.parse(time)));
        assertThat(stack.message(user.id(), stack.freshKey()).status()).isEqualTo(200);
    }

    private List<String> days(Callers.User user, String query) {
        return stack.get(user, "/api/credits/usage" + query)
                .json()
                .path("items")
                .findValuesAsText("date");
    }

    @Test
    @DisplayName("INFRA-CRED-161 a day of usage begins and ends where the user lives")
    void zone() {
        var there = stack.user(ZoneId.of("Pacific/Auckland"));
        var here = stack.user();
        for (var user : List.of(there, here)) {
            spendAt(user, "2026-01-10T10:59:00Z");
        }
        for (var user : List.of(there, here)) {
            spendAt(user, "2026-01-10T11:01:00Z");
        }

        assertThat(days(there, "")).containsExactly("2026-01-10", "2026-01-11");
        assertThat(days(here, "")).containsExactly("2026-01-10");
        assertThat(days(there, "?from=2026-01-11")).containsExactly("2026-01-11");
        assertThat(days(there, "?to=2026-01-11")).containsExactly("2026-01-10");
        assertThat(days(here, "?from=2026-01-11")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-162 by default usage is that of today and of the 30 whole days before")
    void byDefault() {
        var user = stack.user(ZoneId.of("America/New_York"));
        spendAt(user, "2026-02-01T04:59:00Z");
        spendAt(user, "2026-02-01T05:01:00Z");
        spendAt(user, "2026-03-03T23:00:00Z");

        assertThat(days(user, "")).containsExactly("2026-02-01", "2026-03-03");
        spendAt(user, "2026-03-04T05:01:00Z");
        assertThat(days(user, "")).containsExactly("2026-03-03", "2026-03-04");
        assertThat(days(user, "?to=2026-03-04")).containsExactly("2026-02-01", "2026-03-03");
    }

    @Test
    @DisplayName("INFRA-CRED-163 usage of no day is an empty list, of more than 366 days a 422")
    void bounds() {
        var user = stack.user();

        assertThat(stack.get(user, "/api/credits/usage").text()).isEqualTo("{\"items\":[]}");
        var tooLong = stack.get(user, "/api/credits/usage?from=2025-01-01&to=2026-01-07");
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.json().path("errors").findValuesAsText("pointer")).containsExactly("/from");
    }

    @Test
    @DisplayName("INFRA-CRED-127 usage is summed up by day and action")
    void usage() {
        var user = stack.user();
        stack.message(user.id(), stack.freshKey());
        stack.message(user.id(), stack.freshKey());

        var items = stack.get(user, "/api/credits/usage").json().path("items");

        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("action").asText()).isEqualTo("ideation_message");
        assertThat(items.path(0).path("credits").asLong()).isEqualTo(2);
        assertThat(items.path(0).path("count").asLong()).isEqualTo(2);
        assertThat(items.path(0).path("date").asText()).matches("2026-01-\\d\\d");
    }

    @ParameterizedTest
    @CsvSource({
        "to=-1000000000-01-01T00:00:00Z, /to",
        "to=-999999999-01-01T00:00:00%2B18:00, /to",
        "to=%2B999999999-12-31T23:59:59-18:00, /to",
        "to=-999999999-01-01, /to",
        "to=1969-12-31, /to",
        "to=10000-01-01, /to",
        "from=%2B999999999-12-31, /from",
        "from=-1000000000-01-01T00:00:00Z, /from",
        "from=9999-12-31T23:59:59-18:00, /from",
        "from=1970-01-01&to=9999-12-31, /from"
    })
    @DisplayName("INFRA-CRED-761 usage from or to a time that no calendar of ours has is a 422 that points to it")
    void absurdTimes(String query, String pointer) {
        for (var zone : List.of("Pacific/Kiritimati", "Etc/GMT+12")) {
            var answer = stack.get(stack.user(ZoneId.of(zone)), "/api/credits/usage?" + query);

            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly(pointer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"to=1970-01-02", "from=9999-12-30", "to=1970-01-02T00:00:00Z", "from=9999-12-30T23:59:59Z"})
    @DisplayName("INFRA-CRED-764 usage at the first and the last day that there is is empty")
    void edgeTimes(String query) {
        for (var zone : List.of("Pacific/Kiritimati", "Etc/GMT+12")) {
            assertThat(days(stack.user(ZoneId.of(zone)), "?" + query)).isEmpty();
        }
    }
}
