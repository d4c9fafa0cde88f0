package dev.groundwork.localstack.dynamodb.conformance;

import static dev.groundwork.localstack.dynamodb.conformance.Endpoint.assertInvalid;
import static dev.groundwork.localstack.dynamodb.conformance.Endpoint.refusal;
import static dev.groundwork.localstack.dynamodb.conformance.Plain.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Limits of DynamoDB: requests that it does not take. */
interface LimitContract extends Contract {

    @Test
    @DisplayName("INFRA-CRED-860 keys must be there, of their type, not empty and not too long")
    default void keys() {
        var table = endpoint().sortedTable();
        assertInvalid(() -> endpoint().put(table, "pk", "a"), "Missing the key sk in the item");
        assertInvalid(
                () -> endpoint().put(table, "pk", "a", "sk", 1), "Type mismatch for key sk expected: S actual: N");
        assertInvalid(() -> endpoint().put(table, "pk", "", "sk", "a"), "empty string value. Key: pk");
        assertInvalid(() -> endpoint().put(table, "pk", "x".repeat(2049), "sk", "a"), "2048 bytes");
        assertInvalid(() -> endpoint().put(table, "pk", "a", "sk", "x".repeat(1025)), "1024 bytes");
        assertInvalid(() -> endpoint().get(table, "pk", "a"), "key element does not match the schema");
        assertInvalid(() -> endpoint().get(table, "pk", "a", "sk", 1), "key element does not match the schema");
        endpoint().put(table, "pk", "x".repeat(2048), "sk", "y".repeat(1024), "empty", "");
    }

    @Test
    @DisplayName("INFRA-CRED-861 an item of 400 KB is taken and one byte more is not")
    default void itemSize() {
        var table = endpoint().table();
        int most = 400 * 1024 - "pkav".length();
        endpoint().put(table, "pk", "a", "v", "x".repeat(most));
        assertInvalid(() -> endpoint().put(table, "pk", "a", "v", "x".repeat(most + 1)), "maximum allowed size");
        assertInvalid(() -> endpoint().update(table, "SET w = :v", ":v", "x"), "maximum allowed size");
    }

    @Test
    @DisplayName("INFRA-CRED-862 values nest 32 deep and no deeper")
    default void depth() {
        var table = endpoint().table();
        endpoint().put(table, "pk", "a", "v", nested(31));
        assertInvalid(() -> endpoint().put(table, "pk", "a", "v", nested(32)), "Nesting Levels have exceeded");
    }

    private static AttributeValue nested(int levels) {
        var value = AttributeValue.fromS("x");
        for (int i = 0; i < levels; i++) {
            value = AttributeValue.fromL(List.of(value));
        }
        return value;
    }

    @Test
    @DisplayName("INFRA-CRED-863 sets have members, each once")
    default void sets() {
        var table = endpoint().table();
        assertInvalid(
                () -> endpoint().put(table, "pk", "a", "v", AttributeValue.fromSs(List.of("x", "x"))), "duplicates");
        assertInvalid(
                () -> endpoint().put(table, "pk", "a", "v", AttributeValue.fromNs(List.of("1", "1.0"))), "duplicates");
        assertInvalid(
                () -> endpoint()
                        .put(
                                table,
                                "pk",
                                "a",
                                "v",
                                AttributeValue.builder().ss(List.of()).build()),
                "may not be empty");
        assertInvalid(() -> endpoint().put(table, "pk", "a", "v", AttributeValue.fromN("twelve")), "numeric value");
        endpoint().put(table, "pk", "a", "v", Set.of("", "x"));
        assertThat(endpoint().get(table, "pk", "a")).isEqualTo(Plain.of(item("pk", "a", "v", Set.of("", "x"))));
    }

    @Test
    @DisplayName("INFRA-CRED-864 expressions take 4 KB")
    default void expressionSize() {
        var table = endpoint().table();
        assertInvalid(
                () -> endpoint().update(table, "SET " + "x".repeat(4096) + " = :v", ":v", 1),
                "Expression size has exceeded");
    }

    @Test
    @DisplayName("INFRA-CRED-865 a table that is not there is not found")
    default void noTable() {
        var refusal = refusal(() -> endpoint().put("no-such-table", "pk", "a"));
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException");
        assertThat(refusal.awsErrorDetails().errorMessage()).startsWith("Requested resource not found");
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.requestId()).isNotBlank();
    }
}
