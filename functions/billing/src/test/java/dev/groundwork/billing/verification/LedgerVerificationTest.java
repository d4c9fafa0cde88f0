package dev.groundwork.billing.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.CapturedLog;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The verification of a sample of ledgers as Lambda runs it, on tables of the engine. */
final class LedgerVerificationTest {

    private static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");
    private static final int SAMPLE = 2;

    @AutoClose
    private final Tables tables = Tables.create();

    @AutoClose
    private final ApplicationContext context = ApplicationContext.builder(configuration())
            .singletons(tables.client(), new HandClock(NOW), idleQueue(), new VerificationLimits(SAMPLE, 1_000, 5))
            .start();

    private final LedgerVerification handler = new LedgerVerification(context);

    private static SqsClient idleQueue() {
        return SqsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    private Map<String, Object> configuration() {
        var configuration = new HashMap<>(tables.configuration());
        configuration.put("groundwork.deployments.queue.url", "http://127.0.0.1/unused");
        configuration.put("groundwork.hosting.debit.queue.url", "http://127.0.0.1/unused");
        configuration.put("groundwork.hosting.debit.page", "100");
        return configuration;
    }

    private UserId open() {
        var user = new UserId("usr_" + UlidCreator.getMonotonicUlid());
        tables.credits().put(OpeningLedger.item(user, NOW), OpeningLedger.CONDITION);
        return user;
    }

    private Map<String, Long> run() {
        return handler.execute(Map.of());
    }

    private static Map<String, Long> report(long verified, long differences) {
        return Map.of("verified", verified, "differences", differences);
    }

    @Test
    @DisplayName("INFRA-CRED-331 each run verifies the next ledgers, and after the last the first again")
    void rotation() {
        Stream.generate(this::open).limit(5).forEach(user -> {});

        assertThat(Stream.generate(this::run).limit(4).toList())
                .containsExactly(report(2, 0), report(2, 0), report(1, 0), report(2, 0));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-332 a ledger that differs is counted and logged by each run that meets it, and the others are verified")
    void difference() {
        var users = List.of(open(), open(), open());
        tables.credits()
                .update(
                        CreditsTable.balance(users.get(1)),
                        Expression.change("SET balance = :n").value(":n", 99));

        try (var log = CapturedLog.of(VerificationLog.class)) {
            var runs = List.of(run(), run());

            assertThat(runs).extracting(run -> run.get("verified")).containsExactly(2L, 1L);
            assertThat(runs).extracting(run -> run.get("differences")).containsExactlyInAnyOrder(0L, 1L);
            assertThat(log.messages())
                    .containsExactlyInAnyOrder(
                            "A ledger differs from what it must be",
                            "A sample of ledgers was verified",
                            "A sample of ledgers was verified");
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-333 a run that is repeated from the same place finds the same; one that finds no ledger answers so")
    void repeated() {
        assertThat(run()).isEqualTo(report(0, 0));
        Stream.generate(this::open).limit(3).forEach(user -> {});
        var first = run();
        tables.credits().delete(new Key("VERIFICATION", "CURSOR"), Expression.ALWAYS);

        assertThat(run()).as("it crashed before it kept its place").isEqualTo(first);
    }
}
