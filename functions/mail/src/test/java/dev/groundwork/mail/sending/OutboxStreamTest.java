package dev.groundwork.mail.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.UserId;
import dev.groundwork.mail.suppression.Suppression;
import dev.groundwork.mail.template.MailTemplate;
import dev.groundwork.secrets.OutboxSeal;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import dev.groundwork.testing.CapturedLog;
import dev.groundwork.testing.HandClock;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class OutboxStreamTest {

    private static final String TABLE = "groundwork-accounts";
    private static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");
    private static final String USER = "usr_01KEBWNAE0ZE6BVHW4M210SB2J";
    private static final String ID = "01KEBW0000000000000000MA1L";

    private final Waiting outbox = new Waiting();
    private final Bag sender = new Bag();
    private final KnownAddresses suppressions = new KnownAddresses();

    @AutoClose
    private final ApplicationContext context = ApplicationContext.builder(
                    Map.of("groundwork.web.origin", "https://groundwork.test", "groundwork.secrets.prefix", "test/"))
            .singletons(outbox, sender, suppressions, new OneUser(), new HandClock(NOW), new OneKey())
            .start();

    private final OutboxStream handler = new OutboxStream(context);

    @Test
    @DisplayName(
            "INFRA-AUTH-040 a mail that waits is sent with its link and then removed; what was removed is left alone")
    void sends() throws IOException {
        outbox.put(verifyMail("token"));

        var answer = handler.execute(event());

        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(sender.sent).singleElement().satisfies(template -> {
            assertThat(template.text()).contains("https://groundwork.test/verify-email?token=token");
            assertThat(template.html()).contains("<p>Hello,</p>").doesNotContain("Ada");
        });
        assertThat(outbox.items).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-041 a stream record that comes again sends nothing")
    void repeated() throws IOException {
        outbox.put(verifyMail("token"));
        handler.execute(event());

        handler.execute(event());

        assertThat(sender.sent).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-AUTH-042 a mail that cannot be sent still waits, and the batch goes on from its record")
    void failed() throws IOException {
        outbox.put(verifyMail("token"));
        sender.fails = true;

        var answer = failing(event());

        assertThat(answer.getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly("4421584500000000017450439091");
        assertThat(outbox.items).hasSize(1);
    }

    /** The answer to an event of which a mail cannot be sent. */
    private StreamsEventResponse failing(DynamodbEvent event) throws IOException {
        try (var log = CapturedLog.of(OutboxStream.class)) {
            var answer = handler.execute(event);
            assertThat(log.messages()).containsExactly("A mail could not be sent and will be tried again");
            return answer;
        }
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-340 nothing goes to an address that bounced; the item is marked, and a repeated record changes"
                    + " nothing")
    void suppressed() throws IOException {
        outbox.put(verifyMail("token"));
        suppressions.bounced("Ada@Example.com", NOW);

        var answer = handler.execute(event());
        handler.execute(event());

        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(sender.sent).isEmpty();
        assertThat(outbox.items).isEmpty();
        assertThat(outbox.marks).containsValues(Suppression.Reason.BOUNCE);
    }

    @Test
    @DisplayName("INFRA-CRED-755 a mail to a user goes to the address of now, one to a deleted account nowhere")
    void toAUser() throws IOException {
        outbox.put(lowBalance(USER));
        handler.execute(event());
        outbox.put(lowBalance("usr_01KEBWNAE0ZE6BVHW4M210SB2K"));
        handler.execute(event());

        assertThat(sender.sent).singleElement().satisfies(template -> {
            assertThat(template.subject()).isEqualTo("Your credits are running low");
            assertThat(template.text())
                    .contains("Hello Ada,", "you have 9 credits left", "https://groundwork.test/credits");
        });
        assertThat(outbox.items).isEmpty();
    }

    private static OutboxMail lowBalance(String user) {
        return new OutboxMail(ID, "low_balance", user, Map.of("available", "9", "threshold", "10"), "", NOW);
    }

    private record OneUser() implements Recipients {

        @Override
        public Optional<Recipient> find(UserId user) {
            return user.value().equals(USER) ? Optional.of(new Recipient("ada@example.com", "Ada")) : Optional.empty();
        }
    }

    private OutboxMail verifyMail(String token) {
        var sealed = context.getBean(OutboxSeal.class).seal(token);
        return new OutboxMail(ID, "verify_email", "ada@example.com", Map.of("name", "<Ada>"), sealed, NOW);
    }

    private static DynamodbEvent event() throws IOException {
        try (var json = Files.newInputStream(Path.of("../../events/outbox-stream.json"))) {
            return LambdaEventSerializers.serializerFor(DynamodbEvent.class, OutboxStreamTest.class.getClassLoader())
                    .fromJson(json);
        }
    }

    private static final class Waiting implements OutboxItems {

        private final Map<Key, OutboxMail> items = new ConcurrentHashMap<>();
        private final Map<Key, Suppression.Reason> marks = new ConcurrentHashMap<>();

        void put(OutboxMail mail) {
            items.put(OutboxMail.key(mail.id()), mail);
        }

        @Override
        public Optional<OutboxMail> find(String table, Key key) {
            assertThat(table).isEqualTo(TABLE);
            return Optional.ofNullable(items.get(key));
        }

        @Override
        public void remove(String table, Key key) {
            items.remove(key);
        }

        @Override
        public void suppress(String table, Key key, Suppression.Reason reason, Instant now) {
            items.remove(key);
            marks.put(key, reason);
        }
    }

    private static final class Bag implements MailSender {

        private final List<MailTemplate> sent = new ArrayList<>();
        private boolean fails;

        @Override
        public void send(String id, String kind, String to, MailTemplate template) {
            if (fails) {
                throw new IllegalStateException("no sender today");
            }
            sent.add(template);
        }
    }

    private record OneKey() implements SecretStore {

        @Override
        public Map<String, String> current(SecretName name) {
            return Map.of("key", "an outbox key for tests");
        }

        @Override
        public Optional<Map<String, String>> previous(SecretName name) {
            return Optional.empty();
        }
    }
}
