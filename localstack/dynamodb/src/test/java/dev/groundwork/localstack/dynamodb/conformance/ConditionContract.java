package dev.groundwork.localstack.dynamodb.conformance;

import static dev.groundwork.localstack.dynamodb.conformance.Endpoint.assertInvalid;
import static dev.groundwork.localstack.dynamodb.conformance.Plain.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Conditions: what they say of items, and which are refused. */
interface ConditionContract extends Contract {

    private static Map<String, AttributeValue> sample() {
        return item(
                "pk",
                "a",
                "n",
                5,
                "s",
                "hello",
                "b",
                true,
                "nul",
                null,
                "l",
                List.of(1, "two", List.of(3)),
                "m",
                Map.of("x", Map.of("y", 7)),
                "ss",
                Set.of("red", "green"),
                "ns",
                Set.of(1, 2));
    }

    private boolean holds(String condition, Object... values) {
        return endpoint().holds(endpoint().table(), sample(), condition, values);
    }

    @Test
    @DisplayName("INFRA-CRED-801 comparisons need equal types, and <> also holds of what is missing")
    default void comparisons() {
        assertThat(holds("n = :v", ":v", 5)).isTrue();
        assertThat(holds("n = :v", ":v", "5")).isFalse();
        assertThat(holds("n <> :v", ":v", "5")).isTrue();
        assertThat(holds("nowhere <> :v", ":v", 1)).isTrue();
        assertThat(holds("nowhere = :v", ":v", 1)).isFalse();
        assertThat(holds("n < :v", ":v", 10)).isTrue();
        assertThat(holds("n > :v", ":v", "1")).isFalse();
        assertThat(holds("nowhere < :v", ":v", 10)).isFalse();
        assertThat(holds("s >= :v", ":v", "hello")).isTrue();
        assertThat(holds("n BETWEEN :v AND :w", ":v", 5, ":w", 6)).isTrue();
        assertThat(holds("n IN (:v, :w)", ":v", 1, ":w", 5)).isTrue();
        assertThat(holds("n IN (:v, :w)", ":v", 1, ":w", "5")).isFalse();
    }

    @Test
    @DisplayName("INFRA-CRED-802 sets, lists and maps are equal by content")
    default void equality() {
        assertThat(holds("ss = :v", ":v", Set.of("green", "red"))).isTrue();
        assertThat(holds("l = :v", ":v", List.of(1, "two", List.of(3)))).isTrue();
        assertThat(holds("l = :v", ":v", List.of("two", 1, List.of(3)))).isFalse();
        assertThat(holds("m = :v", ":v", Map.of("x", Map.of("y", 7)))).isTrue();
        assertThat(holds("n = :v", ":v", new BigDecimal("5.00"))).isTrue();
    }

    @Test
    @DisplayName("INFRA-CRED-803 functions look at existence, type, beginning, content and size")
    default void functions() {
        assertThat(holds("attribute_exists(nul)")).isTrue();
        assertThat(holds("attribute_exists(m.x.y) AND attribute_not_exists(m.x.z)"))
                .isTrue();
        assertThat(holds("attribute_exists(l[2][0]) AND attribute_not_exists(l[3])"))
                .isTrue();
        assertThat(holds("attribute_type(nul, :v)", ":v", "NULL")).isTrue();
        assertThat(holds("begins_with(s, :v)", ":v", "hel")).isTrue();
        assertThat(holds("begins_with(n, :v)", ":v", "5")).isFalse();
        assertThat(holds("contains(s, :v)", ":v", "ell")).isTrue();
        assertThat(holds("contains(ss, :v)", ":v", "red")).isTrue();
        assertThat(holds("contains(ns, :v)", ":v", 2)).isTrue();
        assertThat(holds("contains(l, :v)", ":v", "two")).isTrue();
        assertThat(holds("contains(l, :v)", ":v", 3)).isFalse();
        assertThat(holds("size(s) = :v", ":v", 5)).isTrue();
        assertThat(holds("size(l) = :v AND size(ss) = :w", ":v", 3, ":w", 2)).isTrue();
        assertThat(holds("size(n) > :v", ":v", 0)).isFalse();
        assertThat(holds("size(nowhere) > :v", ":v", 0)).isFalse();
    }

    @Test
    @DisplayName("INFRA-CRED-804 NOT binds tighter than AND, AND tighter than OR")
    default void precedence() {
        assertThat(holds("n = :f OR n = :v AND s = :v", ":f", 5, ":v", 0)).isTrue();
        assertThat(holds("(n = :f OR n = :v) AND s = :v", ":f", 5, ":v", 0)).isFalse();
        assertThat(holds("NOT n = :v AND s = :v", ":v", 0)).isFalse();
        assertThat(holds("NOT (n = :v AND s = :v)", ":v", 0)).isTrue();
        assertThat(holds("NOT NOT n = :v", ":v", 5)).isTrue();
    }

    @Test
    @DisplayName("INFRA-CRED-805 a failed condition shows the item it found where that was asked for")
    default void failedConditionShowsTheItem() {
        // Given an item
        var table = endpoint().table();
        endpoint().put(table, "pk", "a", "n", 1);

        // When a condition on it fails, with and without ALL_OLD
        var shown = catchThrowableOfType(
                ConditionalCheckFailedException.class,
                () -> endpoint()
                        .client()
                        .putItem(r -> r.tableName(table)
                                .item(item("pk", "a"))
                                .conditionExpression("attribute_not_exists(pk)")
                                .returnValuesOnConditionCheckFailure("ALL_OLD")));
        var hidden = catchThrowableOfType(
                ConditionalCheckFailedException.class,
                () -> endpoint()
                        .client()
                        .putItem(r -> r.tableName(table)
                                .item(item("pk", "a"))
                                .conditionExpression("attribute_not_exists(pk)")));

        // Then only the first carries it
        assertThat(shown.item()).isEqualTo(item("pk", "a", "n", 1));
        assertThat(hidden.hasItem()).isFalse();
        assertThat(shown.awsErrorDetails().errorMessage()).isEqualTo("The conditional request failed");
    }

    @Test
    @DisplayName("INFRA-CRED-806 malformed conditions are refused before any item is looked at")
    default void malformed() {
        assertInvalid(() -> holds("n ="), "Syntax error; token: \"<EOF>\"");
        assertInvalid(() -> holds("n ! s"), "Syntax error");
        assertInvalid(() -> holds("((n = :v))", ":v", 1), "redundant parentheses");
        assertInvalid(() -> holds("nothing(n)"), "Invalid function name; function: nothing");
        assertInvalid(() -> holds("n BETWEEN :v AND :w", ":v", 2, ":w", 1), "BETWEEN operator requires upper bound");
        assertInvalid(() -> holds("begins_with(s, :v)", ":v", 1), "Incorrect operand type");
        assertInvalid(() -> holds("contains(s, s)"), "must be distinct");
        assertInvalid(() -> holds("name = :v", ":v", 1), "reserved keyword: name");
        assertInvalid(() -> holds(""), "can not be empty");
    }

    @Test
    @DisplayName("INFRA-CRED-807 undefined and unused names and values are refused")
    default void placeholders() {
        assertInvalid(() -> holds("n = :w", ":v", 1), "attribute value: :w");
        assertInvalid(() -> holds("n = :v", ":v", 1, ":u", 1), "unused in expressions: keys: {:u}");
        assertInvalid(() -> holds("#n = :v", ":v", 1), "attribute name: #n");
        assertInvalid(
                () -> endpoint()
                        .update(
                                endpoint().table(),
                                "SET n = :v",
                                r -> r.expressionAttributeNames(Map.of("#n", "n")),
                                ":v",
                                1),
                "unused in expressions: keys: {#n}");
    }
}
