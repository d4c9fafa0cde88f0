package dev.groundwork.localstack.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.dynamodb.FaultPoint.Call;
import dev.groundwork.localstack.dynamodb.FaultPoint.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Injected faults, expiry, and waiting for records. */
final class FaultsTest {

    private static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private static DynamoDbEngine engine(FaultPoint faults) throws IOException {
        return DynamoDbEngine.open(EngineOptions.inMemory(CLOCK).with(faults));
    }

    /** Faults of writes alone, before or after. */
    private record OfWrites(Verdict beforehand, Verdict afterwards, List<Call> calls) implements FaultPoint {
        @Override
        public Verdict before(Call call) {
            calls.add(call);
            return writes(call) ? beforehand : new Verdict.Proceed();
        }

        @Override
        public Verdict after(Call call) {
            return writes(call) ? afterwards : new Verdict.Proceed();
        }

        private static boolean writes(Call call) {
            return call.operation().equals("PutItem") || call.operation().equals("TransactWriteItems");
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-895 throttling and conflicts before a write are refusals of their kind, and nothing happens")
    void before() throws IOException {
        for (var verdict :
                List.of(new Verdict.Throttle(), new Verdict.Conflict(), new Verdict.Fail(), new Verdict.Lose())) {
            var faults = new OfWrites(verdict, new Verdict.Proceed(), new ArrayList<>());
            try (var engine = engine(faults)) {
                // Given
                var calls = new EngineCalls(engine);
                calls.createTable("table");

                // When
                var single = EngineCalls.error(calls.put("table", "a", 1));
                var transaction = calls.transact("{'Put':{'TableName':'table','Item':{'pk':{'S':'a'}}}}");

                // Then
                var expected =
                        switch (verdict) {
                            case Verdict.Throttle t -> List.of("ThrottlingException", "ThrottlingException");
                            case Verdict.Conflict c ->
                                List.of("TransactionConflictException", "TransactionCanceledException");
                            case Verdict.Fail f -> List.of("InternalServerError", "InternalServerError");
                            case Verdict.Lose l -> List.of("lost", "lost");
                            case Verdict.Proceed p -> List.of("", "");
                        };
                assertThat(List.of(single, EngineCalls.error(transaction))).isEqualTo(expected);
                if (verdict instanceof Verdict.Conflict) {
                    assertThat(transaction.at("/CancellationReasons/0/Code").asText())
                            .isEqualTo("TransactionConflict");
                }
                assertThat(calls.number("table", "a")).isEqualTo(-1);
            }
        }
    }

    @Test
    @DisplayName("INFRA-CRED-896 an answer lost after the commit leaves the write done")
    void after() throws IOException {
        var faults = new OfWrites(new Verdict.Proceed(), new Verdict.Lose(), new ArrayList<>());
        try (var engine = engine(faults)) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");

            var answer = calls.put("table", "a", 1);

            assertThat(EngineCalls.error(answer)).isEqualTo("lost");
            assertThat(calls.number("table", "a")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("INFRA-CRED-897 a fault point hears operation, tables, keys and caller")
    void calls() throws IOException {
        var faults = new OfWrites(new Verdict.Proceed(), new Verdict.Proceed(), new ArrayList<>());
        try (var engine = engine(faults)) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");

            calls.transact(
                    "{'Put':{'TableName':'table','Item':{'pk':{'S':'a'}}}}",
                    "{'Delete':{'TableName':'table','Key':{'pk':{'S':'b'}}}}");

            var heard = faults.calls().getLast();
            assertThat(heard.operation()).isEqualTo("TransactWriteItems");
            assertThat(heard.caller()).isEqualTo("tester");
            assertThat(heard.targets())
                    .hasSize(2)
                    .allMatch(t -> t.table().equals("table") && t.key().containsKey("pk"));
        }
    }

    @Test
    @DisplayName("INFRA-CRED-898 expiry deletes what is due, when it is told to, in the name of the TTL service")
    void expiry() throws Exception {
        try (var engine = engine(FaultPoint.NONE)) {
            // Given an item due now, one later, one never
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            for (var ttl : List.of(NOW.getEpochSecond(), NOW.getEpochSecond() + 60)) {
                calls.call(
                        "PutItem",
                        "{'TableName':'table','Item':{'pk':{'S':'%d'},'n':{'N':'1'},'ttl':{'N':'%d'}}}"
                                .formatted(ttl, ttl));
            }
            calls.put("table", "never", 1);

            // When
            int gone = engine.expire(NOW.plusSeconds(1));

            // Then
            assertThat(gone).isEqualTo(1);
            assertThat(calls.number("table", String.valueOf(NOW.getEpochSecond())))
                    .isEqualTo(-1);
            assertThat(calls.number("table", String.valueOf(NOW.getEpochSecond() + 60)))
                    .isEqualTo(1);
            var arn = engine.streamArn("table").orElseThrow();
            var removed = engine.awaitRecords(arn, 3, 10, Duration.ZERO).getFirst();
            assertThat(removed.eventName()).isEqualTo("REMOVE");
            assertThat(removed.lambdaEvent(arn).at("/userIdentity/principalId").asText())
                    .isEqualTo("dynamodb.amazonaws.com");
        }
    }

    @Test
    @DisplayName("INFRA-CRED-899 who waits for records is woken by the next one")
    void waiting() throws Exception {
        try (var engine = engine(FaultPoint.NONE);
                var waiter = Executors.newSingleThreadExecutor()) {
            // Given someone who waits for a stream that has no records
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            var arn = engine.streamArn("table").orElseThrow();
            var waiting = waiter.submit(() -> engine.awaitRecords(arn, 0, 10, Duration.ofSeconds(60)));

            // When something is written
            calls.put("table", "a", 1);

            // Then
            assertThat(waiting.get()).extracting(r -> r.eventName()).containsExactly("INSERT");
        }
    }
}
