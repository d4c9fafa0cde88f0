package dev.groundwork.payments.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.payments.table.PaymentsTable;
import dev.groundwork.testing.Callers;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubscriptionTest {

    private static final String ORIGIN = "https://groundwork.test";

    @AutoClose
    private final Tables tables = Tables.create();

    private final HandClock clock = new HandClock(Instant.parse("2026-01-07T09:30:00Z"));
    private final Callers callers = new Callers(tables, clock, ORIGIN);

    @AutoClose
    private final HttpFunction function = new HttpFunction(ApplicationContext.builder(configuration())
            .singletons(tables.client(), clock)
            .start());

    private Map<String, Object> configuration() {
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(Map.of(
                "groundwork.web.origin",
                ORIGIN,
                "groundwork.issuer",
                ORIGIN,
                "groundwork.secrets.prefix",
                "groundwork/test/",
                "groundwork.stripe.url",
                "https://api.stripe.com"));
        return configuration;
    }

    @Test
    @DisplayName("INFRA-CRED-300 who never subscribed is on the free tier, with no subscription")
    void none() {
        var answer = function.send(
                HttpEvent.get("/api/subscription/status").bearer(callers.user().token()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"tier\":\"free\",\"status\":\"none\",\"renewsAt\":null,\"cancelAtPeriodEnd\":false,"
                        + "\"pendingChange\":null}");
    }

    @Test
    @DisplayName("INFRA-CRED-301 a subscription is told with its renewal and its pending change")
    void subscribed() {
        var user = callers.user();
        tables.credits()
                .put(
                        Item.at(PaymentsTable.subscription(user.id()))
                                .set("version", 3)
                                .set("stripeId", "sub_1")
                                .set("createdAt", Instant.parse("2026-01-07T09:30:00Z"))
                                .set("stateAt", Instant.parse("2026-01-07T09:30:00Z"))
                                .set("tier", "PRO")
                                .set("status", "ACTIVE")
                                .set("renewsAt", Instant.parse("2026-02-07T09:30:00Z"))
                                .set("pendingTier", "STARTER")
                                .set("pendingAt", Instant.parse("2026-02-07T09:30:00Z"))
                                .build(),
                        Expression.ALWAYS);

        var answer = function.send(HttpEvent.get("/api/subscription/status").bearer(user.token()));

        assertThat(answer.text())
                .isEqualTo("{\"tier\":\"pro\",\"status\":\"active\",\"renewsAt\":\"2026-02-07T09:30:00Z\","
                        + "\"cancelAtPeriodEnd\":false,"
                        + "\"pendingChange\":{\"tier\":\"starter\",\"at\":\"2026-02-07T09:30:00Z\"}}");
    }

    @Test
    @DisplayName("INFRA-CRED-302 without a live session there is no answer, and unknown paths are problems")
    void edges() {
        assertThat(function.send(HttpEvent.get("/api/subscription/status")).status())
                .isEqualTo(401);
        assertThat(function.send(HttpEvent.get("/api/subscription/nowhere")).status())
                .isEqualTo(404);
        assertThat(function.send(HttpEvent.get("/api/credits/webhook")).header("content-type"))
                .contains("application/problem+json");
    }
}
