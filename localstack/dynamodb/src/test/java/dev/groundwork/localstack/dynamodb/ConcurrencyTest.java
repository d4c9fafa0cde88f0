package dev.groundwork.localstack.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many writers at once. */
final class ConcurrencyTest {

    private static final int WRITERS = 64;

    private static List<Integer> atOnce(Callable<Integer> work) throws InterruptedException, ExecutionException {
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var futures = new ArrayList<Future<Integer>>();
            for (int i = 0; i < WRITERS; i++) {
                futures.add(writers.submit(work));
            }
            var results = new ArrayList<Integer>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    @DisplayName("INFRA-CRED-888 64 writers spend one balance to exactly zero and never below")
    void spending() throws Exception {
        try (var engine = DynamoDbEngine.open(EngineOptions.inMemory(InstantSource.system()))) {
            // Given a balance of 500
            var calls = new EngineCalls(engine);
            calls.createTable("balances");
            calls.put("balances", "a", 500);

            // When 64 writers try 20 times each to take one
            var spent = atOnce(() -> {
                int taken = 0;
                for (int i = 0; i < 20; i++) {
                    var answer = calls.call("UpdateItem", """
                            {'TableName':'balances','Key':{'pk':{'S':'a'}},'UpdateExpression':'SET n = n - :one',
                            'ConditionExpression':'n >= :one','ExpressionAttributeValues':{':one':{'N':'1'}}}""");
                    taken += answer.has("__type") ? 0 : 1;
                }
                return taken;
            });

            // Then 500 succeeded
            assertThat(spent.stream().mapToInt(Integer::intValue).sum()).isEqualTo(500);
            assertThat(calls.number("balances", "a")).isZero();
        }
    }

    @Test
    @DisplayName("INFRA-CRED-889 transfers among ten items keep the sum at every moment, in every reading")
    void transfers() throws Exception {
        try (var engine = DynamoDbEngine.open(EngineOptions.inMemory(InstantSource.system()))) {
            // Given ten items of 100, in two tables
            var calls = new EngineCalls(engine);
            for (var table : List.of("even", "uneven")) {
                calls.createTable(table);
                for (int i = 0; i < 5; i++) {
                    calls.put(table, "k" + i, 100);
                }
            }

            // When a reader adds them up in one transaction while 64 writers move amounts
            var done = new AtomicBoolean();
            try (var reading = Executors.newSingleThreadExecutor()) {
                var sums = reading.submit(() -> {
                    var seen = new ArrayList<Long>();
                    do {
                        seen.add(sum(calls));
                    } while (!done.get());
                    return seen;
                });
                var writers = new AtomicInteger();
                atOnce(() -> {
                    var random = new Random(writers.incrementAndGet());
                    for (int i = 0; i < 50; i++) {
                        int amount = 1 + random.nextInt(30);
                        calls.transact(
                                EngineCalls.move("even", "k" + random.nextInt(5), -amount),
                                EngineCalls.move("uneven", "k" + random.nextInt(5), amount));
                        calls.transact(
                                EngineCalls.move("uneven", "k" + random.nextInt(5), -amount),
                                EngineCalls.move("even", "k" + random.nextInt(5), amount));
                    }
                    return 0;
                });
                done.set(true);

                // Then it always saw the same sum
                assertThat(sums.get()).containsOnly(1000L);
            }
            assertThat(sum(calls)).isEqualTo(1000);
        }
    }

    private static long sum(EngineCalls calls) {
        var gets = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            gets.add("{'Get':{'TableName':'%s','Key':{'pk':{'S':'k%d'}}}}".formatted(i < 5 ? "even" : "uneven", i % 5));
        }
        long sum = 0;
        for (var response : calls.call("TransactGetItems", "{'TransactItems':[" + String.join(",", gets) + "]}")
                .path("Responses")) {
            sum += response.path("Item").path("n").path("N").asLong();
        }
        return sum;
    }
}
