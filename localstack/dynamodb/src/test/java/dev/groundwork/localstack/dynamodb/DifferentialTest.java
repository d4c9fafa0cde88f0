package dev.groundwork.localstack.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.dynamodb.conformance.Endpoint;
import dev.groundwork.localstack.dynamodb.conformance.Plain;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The same random requests to this engine and to the one that {@code GROUNDWORK_DYNAMODB_URL} names: every answer is the same. Part of the
 * suite where that is set.
 */
@Tag("another-engine")
final class DifferentialTest {

    private static final int STEPS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 108})
    @DisplayName("INFRA-CRED-886 random conditions and updates come out as at another engine")
    void sameAnswers(long seed) throws IOException {
        try (var engine = DynamoDbEngine.open(EngineOptions.inMemory(InstantSource.system()));
                var server = DynamoDbServer.start(engine, 0);
                var ours = new Endpoint(server.endpoint());
                var theirs = new Endpoint(URI.create(System.getenv("GROUNDWORK_DYNAMODB_URL")))) {
            // Given the same empty table at both
            var ourTable = ours.table();
            var theirTable = theirs.table();
            var random = new Random(seed);

            for (int step = 0; step < STEPS; step++) {
                // When both get the same request
                var request = new RandomRequest(random);
                var our = request.sendTo(ours, ourTable);
                var their = request.sendTo(theirs, theirTable);

                // Then both answer the same
                assertThat(our).as("seed %d, step %d: %s", seed, step, request).isEqualTo(their);
            }
        }
    }

    /** An answer: an error's name or the attributes, and the units. */
    record Outcome(String error, Map<String, @Nullable Object> attributes, double units) {}

    private static final class RandomRequest {
        private final int kind;
        private final String pk;
        private final Map<String, AttributeValue> item = new LinkedHashMap<>();
        private final @Nullable String condition;
        private final String update;
        private final String returned;
        private final Map<String, AttributeValue> values;

        RandomRequest(Random random) {
            var expressions = new RandomExpressions(random);
            kind = random.nextInt(10);
            pk = List.of("a", "b", "c").get(random.nextInt(3));
            condition = random.nextInt(3) == 0 ? null : expressions.condition(2);
            update = kind > 3 ? expressions.update() : "";
            returned = kind > 3
                    ? List.of("ALL_NEW", "ALL_OLD", "UPDATED_NEW", "UPDATED_OLD")
                            .get(random.nextInt(4))
                    : "ALL_OLD";
            values = expressions.values();
            item.put("pk", Plain.value(pk));
            for (var attribute : List.of("n1", "n2", "s1", "l1", "m1", "ss1", "ns1")) {
                if (random.nextInt(3) > 0) {
                    item.put(attribute, Plain.value(expressions.valueOf(attribute)));
                }
            }
        }

        Outcome sendTo(Endpoint endpoint, String table) {
            var given = values.isEmpty() ? null : values;
            if (kind < 3) {
                return outcome(() -> {
                    var answer = endpoint.client()
                            .putItem(r -> r.tableName(table)
                                    .item(item)
                                    .conditionExpression(condition)
                                    .expressionAttributeValues(given)
                                    .returnValues(returned)
                                    .returnValuesOnConditionCheckFailure("ALL_OLD")
                                    .returnConsumedCapacity("TOTAL"));
                    return done(answer.attributes(), answer.consumedCapacity());
                });
            }
            if (kind == 3) {
                return outcome(() -> {
                    var answer = endpoint.client()
                            .deleteItem(r -> r.tableName(table)
                                    .key(Plain.item("pk", pk))
                                    .conditionExpression(condition)
                                    .expressionAttributeValues(given)
                                    .returnValues(returned)
                                    .returnConsumedCapacity("TOTAL"));
                    return done(answer.attributes(), answer.consumedCapacity());
                });
            }
            return outcome(() -> {
                var answer = endpoint.client()
                        .updateItem(r -> r.tableName(table)
                                .key(Plain.item("pk", pk))
                                .updateExpression(update)
                                .conditionExpression(condition)
                                .expressionAttributeValues(given)
                                .returnValues(returned)
                                .returnConsumedCapacity("TOTAL"));
                return done(answer.attributes(), answer.consumedCapacity());
            });
        }

        private static Outcome done(Map<String, AttributeValue> attributes, ConsumedCapacity capacity) {
            // ALL_OLD of an item that was not there: nothing, says AWS ("as they appeared before the UpdateItem
            // operation"); the other
            // engine answers the key.
            var plain = attributes.size() == 1 ? Map.<String, @Nullable Object>of() : Plain.of(attributes);
            return new Outcome("", plain, capacity.capacityUnits());
        }

        private static Outcome outcome(Supplier<Outcome> call) {
            try {
                return call.get();
            } catch (ConditionalCheckFailedException e) {
                return new Outcome("condition", Plain.of(e.hasItem() ? e.item() : Map.of()), 0);
            } catch (DynamoDbException e) {
                var message = String.valueOf(e.awsErrorDetails().errorMessage());
                return new Outcome(e.awsErrorDetails().errorCode() + ": " + essence(message), Map.of(), 0);
            }
        }

        /** The words of a message without what engines put before them and without what it quotes. */
        private static String essence(String message) {
            // Where an update has two faults, AWS does not say which one is told.
            if (message.contains("does not exist in the item") || message.contains("incorrect data type")) {
                return "does not fit the item";
            }
            return message.replaceFirst("^1 validation error detected: ", "")
                    .replaceFirst("[;:] (path one|operat).*", "");
        }

        @Override
        public String toString() {
            return pk + " " + item + " | " + update + " | " + condition + " | " + values + " | " + returned;
        }
    }
}
