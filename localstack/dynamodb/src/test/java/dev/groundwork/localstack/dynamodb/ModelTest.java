package dev.groundwork.localstack.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.dynamodb.conformance.Endpoint;
import dev.groundwork.localstack.dynamodb.conformance.Plain;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Random transactions of one to three conditional updates leave what the model says, item by item. */
final class ModelTest {

    private static final int STEPS = 300;
    private static final List<String> KEYS = List.of("a", "b", "c", "d");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    @DisplayName("INFRA-CRED-887 random conditional transactions leave what a model says")
    void asTheModelSays(long seed) throws IOException {
        try (var engine = DynamoDbEngine.open(EngineOptions.inMemory(InstantSource.system()));
                var server = DynamoDbServer.start(engine, 0);
                var endpoint = new Endpoint(server.endpoint())) {
            // Given nothing at either
            var table = endpoint.sortedTable();
            var model = new TreeMap<String, Model.Item>();
            var random = new Random(seed);

            for (int step = 0; step < STEPS; step++) {
                // When both get the same transaction
                var parts = parts(random);
                var expected = expected(model, parts);
                boolean committed = commit(endpoint, table, parts);

                // Then it counts for both or for none, and all items are the same, in order
                assertThat(committed)
                        .as("seed %d, step %d: %s", seed, step, parts)
                        .isEqualTo(expected.isPresent());
                expected.ifPresent(model::putAll);
                assertThat(items(endpoint, table))
                        .as("seed %d, step %d: %s", seed, step, parts)
                        .isEqualTo(plain(model));
            }
        }
    }

    private record Part(String key, Model.Update update, Model.Condition condition) {
        @Override
        public String toString() {
            return key + ": " + update.text() + " IF " + condition.text();
        }
    }

    private static List<Part> parts(Random random) {
        var keys = new ArrayList<>(KEYS);
        Collections.shuffle(keys, random);
        return keys.subList(0, 1 + random.nextInt(3)).stream()
                .map(key -> new Part(key, Model.update(random), Model.condition(random, 2)))
                .toList();
    }

    private static Optional<Map<String, Model.Item>> expected(Map<String, Model.Item> model, List<Part> parts) {
        var changed = new LinkedHashMap<String, Model.Item>();
        for (var part : parts) {
            var before = model.getOrDefault(part.key(), new Model.Item());
            var after = part.condition().holds().test(before)
                    ? part.update().apply().apply(before)
                    : Optional.<Model.Item>empty();
            if (after.isEmpty()) {
                return Optional.empty();
            }
            changed.put(part.key(), after.get());
        }
        return Optional.of(changed);
    }

    private static boolean commit(Endpoint endpoint, String table, List<Part> parts) {
        try {
            endpoint.client()
                    .transactWriteItems(r -> r.transactItems(parts.stream()
                            .map(part -> TransactWriteItem.builder()
                                    .update(u -> u.tableName(table)
                                            .key(Plain.item("pk", "p", "sk", part.key()))
                                            .updateExpression(part.update().text())
                                            .conditionExpression(
                                                    part.condition().text())
                                            .expressionAttributeValues(values(part)))
                                    .build())
                            .toList()));
            return true;
        } catch (DynamoDbException e) {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("TransactionCanceledException");
            return false;
        }
    }

    private static @Nullable Map<String, AttributeValue> values(Part part) {
        var text = (part.update().text() + " " + part.condition().text() + " ").replaceAll("[(),]", " ");
        var used = new LinkedHashMap<String, AttributeValue>();
        Model.VALUES.forEach((name, value) -> {
            if (text.contains(name + " ")) {
                used.put(name, Plain.value(value));
            }
        });
        return used.isEmpty() ? null : used;
    }

    private static List<?> items(Endpoint endpoint, String table) {
        return endpoint
                .client()
                .query(r -> r.tableName(table)
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(Plain.item(":p", "p"))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Plain::of)
                .toList();
    }

    private static List<?> plain(Map<String, Model.Item> model) {
        return model.entrySet().stream()
                .map(e -> {
                    var item = new LinkedHashMap<String, AttributeValue>();
                    e.getValue().forEach((name, value) -> item.put(name, Plain.value(value)));
                    item.putAll(Plain.item("pk", "p", "sk", e.getKey()));
                    return Plain.of(item);
                })
                .toList();
    }
}
