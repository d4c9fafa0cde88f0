package dev.groundwork.mail.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.mail.sending.OutboxItems;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import dev.groundwork.testing.TestContext;
import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From an event of SES to addresses that get no mail, over tables. */
final class SuppressionTest {

    private static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");

    @AutoClose
    private final Tables tables = Tables.create();

    @AutoClose
    private final ApplicationContext context = ApplicationContext.builder(tables.configuration())
            .singletons(tables.client(), new HandClock(NOW))
            .start();

    private final DeliveryFeedback handler = new DeliveryFeedback(context);
    private final Suppressions suppressions = context.getBean(Suppressions.class);

    @Test
    @DisplayName("INFRA-AUTH-341 a permanent bounce stops every mail to the address for 30 days, whatever its case")
    void bounce() throws IOException {
        send(bounce("Permanent"));

        var known = suppressions.find("ADA@example.com");
        assertThat(known.stops("password_changed", NOW)).contains(Suppression.Reason.BOUNCE);
        assertThat(known.stops("verify_email", NOW.plus(Duration.ofDays(30)))).isEmpty();
        assertThat(suppressions.find("bob@example.com")).isEqualTo(Suppression.NONE);
    }

    @Test
    @DisplayName("INFRA-AUTH-342 a transient bounce stops nothing")
    void transientBounce() throws IOException {
        send(bounce("Transient"));

        assertThat(suppressions.find("ada@example.com")).isEqualTo(Suppression.NONE);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-343 a complaint stops for ever what strangers could cause, and no notice about the account")
    void complaint() throws IOException {
        send(bounce("Permanent"));
        send("{\"source\":\"aws.ses\",\"detail\":{\"eventType\":\"Complaint\",\"complaint\":"
                + "{\"complainedRecipients\":[{\"emailAddress\":\"ada@example.com\"}]}}}");
        send(bounce("Permanent"));

        var later = NOW.plus(Duration.ofDays(3000));
        var known = suppressions.find("ada@example.com");
        assertThat(known.stops("password_reset", later)).contains(Suppression.Reason.COMPLAINT);
        assertThat(known.stops("low_balance", later)).contains(Suppression.Reason.COMPLAINT);
        assertThat(known.stops("password_changed", later)).isEmpty();
        var item = tables.accounts().get(DynamoSuppressions.key("ada@example.com"));
        assertThat(item.orElseThrow().attributes().get("ttl"))
                .as("no TTL that DynamoDB would follow")
                .satisfiesAnyOf(
                        ttl -> assertThat(ttl).isNull(),
                        ttl -> assertThat(ttl.n()).isNull());
        assertThat(item.toString()).doesNotContain("ada@");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-344 the item of a suppressed mail keeps its kind and the reason, and nothing that it would have said")
    void mark() {
        var outbox = context.getBean(OutboxItems.class);
        var mail = new OutboxMail("01M", "verify_email", "ada@example.com", Map.of("name", "Ada"), "sealed", NOW);
        var key = OutboxMail.key("01M");
        tables.accounts().put(mail.item(), Expression.ALWAYS);

        outbox.suppress(tables.accountsName(), key, Suppression.Reason.BOUNCE, NOW);

        assertThat(outbox.find(tables.accountsName(), key)).isEmpty();
        var item = tables.accounts().get(key).orElseThrow();
        assertThat(item.string("suppressed")).isEqualTo("bounce");
        assertThat(item.string("kind")).isEqualTo("verify_email");
        assertThat(item.attributes())
                .doesNotContainKeys("to", "words", "sealed")
                .containsKey("ttl");
        outbox.suppress(tables.accountsName(), OutboxMail.key("gone"), Suppression.Reason.BOUNCE, NOW);
        assertThat(tables.accounts().get(OutboxMail.key("gone"))).isEqualTo(Optional.<Item>empty());
    }

    private static String bounce(String type) throws IOException {
        return Files.readString(Path.of("../../events/mail-feedback.json")).replace("Permanent", type);
    }

    private void send(String event) throws IOException {
        var in = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
        handler.handleRequest(
                context.getBean(ObjectMapper.class).readValue(in, DeliveryFeedback.Event.class), new TestContext());
    }
}
