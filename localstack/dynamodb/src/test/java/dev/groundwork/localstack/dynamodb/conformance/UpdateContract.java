package dev.groundwork.localstack.dynamodb.conformance;

import static dev.groundwork.localstack.dynamodb.conformance.Endpoint.assertInvalid;
import static dev.groundwork.localstack.dynamodb.conformance.Plain.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Updates: what they make of items, and which are refused. */
interface UpdateContract extends Contract {

    private String tableWith(Object... namesAndValues) {
        var table = endpoint().table();
        endpoint().put(table, namesAndValues);
        return table;
    }

    private static Map<String, ?> plain(Object... namesAndValues) {
        return Plain.of(item(namesAndValues));
    }

    @Test
    @DisplayName("INFRA-CRED-810 right-hand sides see the item before the update")
    default void rightHandSides() {
        // Given
        var table = tableWith("pk", "a", "x", 1, "y", 10);

        // When two attributes are swapped and a third is computed from both
        var after = endpoint().update(table, "SET x = y, y = x, z = x + y");

        // Then
        assertThat(after).isEqualTo(plain("pk", "a", "x", 10, "y", 1, "z", 11));
    }

    @Test
    @DisplayName("INFRA-CRED-811 SET reaches into maps and lists and appends beyond a list's end")
    default void nestedSet() {
        var table = tableWith("pk", "a", "m", Map.of("x", 1), "l", List.of("a", "b"));

        var after = endpoint()
                .update(
                        table,
                        "SET m.y = :v, l[0] = :v, l[9] = :nine, l[7] = :seven",
                        ":v",
                        2,
                        ":nine",
                        "9",
                        ":seven",
                        "7");

        assertThat(after).isEqualTo(plain("pk", "a", "m", Map.of("x", 1, "y", 2), "l", List.of(2, "b", "7", "9")));
    }

    @Test
    @DisplayName("INFRA-CRED-812 if_not_exists and list_append")
    default void updateFunctions() {
        var table = tableWith("pk", "a", "n", 1, "l", List.of(1));

        var after = endpoint()
                .update(
                        table,
                        "SET n = if_not_exists(n, :z) + :one, k = if_not_exists(k, :z) - :one, l = list_append(l, :l),"
                                + " e = list_append(if_not_exists(e, :empty), :l)",
                        ":z",
                        0,
                        ":one",
                        1,
                        ":l",
                        List.of(2),
                        ":empty",
                        List.of());

        assertThat(after).isEqualTo(plain("pk", "a", "n", 2, "k", -1, "l", List.of(1, 2), "e", List.of(2)));
    }

    @Test
    @DisplayName("INFRA-CRED-813 REMOVE closes gaps in lists and passes over what is not there")
    default void remove() {
        var table = tableWith("pk", "a", "m", Map.of("x", 1, "y", 2), "l", List.of("a", "b", "c", "d"), "n", 1);

        var after = endpoint().update(table, "REMOVE m.x, m.nothing, l[0], l[2], l[40], n, nowhere");

        assertThat(after).isEqualTo(plain("pk", "a", "m", Map.of("y", 2), "l", List.of("b", "d")));
    }

    @Test
    @DisplayName("INFRA-CRED-878 REMOVE does not reach what the same update appends")
    default void removeBesideAppend() {
        var table = tableWith("pk", "a", "l", List.of("a", "b"));

        var after = endpoint().update(table, "SET l[5] = :v REMOVE l[2], l[0]", ":v", "c");

        assertThat(after).isEqualTo(plain("pk", "a", "l", List.of("b", "c")));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-814 ADD counts numbers and unites sets, DELETE takes members away and with the last the set")
    default void addAndDelete() {
        var table = tableWith("pk", "a", "n", 1, "ss", Set.of("a", "b"), "gone", Set.of("x"), "m", Map.of("c", 1));

        var after = endpoint()
                .update(
                        table,
                        "ADD n :n, fresh :n, ss :more, m.c :n DELETE gone :x, absent :x",
                        ":n",
                        2,
                        ":more",
                        Set.of("b", "c"),
                        ":x",
                        Set.of("x"));

        assertThat(after)
                .isEqualTo(plain("pk", "a", "n", 3, "fresh", 2, "ss", Set.of("a", "b", "c"), "m", Map.of("c", 3)));
    }

    @Test
    @DisplayName("INFRA-CRED-815 an update makes the item where there is none")
    default void upsert() {
        var table = endpoint().table();

        var after = endpoint().update(table, "SET n = :v", ":v", 1);

        assertThat(after).isEqualTo(plain("pk", "a", "n", 1));
    }

    @Test
    @DisplayName("INFRA-CRED-816 the five ReturnValues")
    default void returnValues() {
        // Given
        var table = tableWith("pk", "a", "n", 1, "m", Map.of("x", 1, "y", 2), "o", 0);

        // When and Then
        assertThat(endpoint().update(table, "SET n = :v", r -> r.returnValues("NONE"), ":v", 2))
                .isEmpty();
        assertThat(endpoint().update(table, "SET n = :v", r -> r.returnValues("UPDATED_OLD"), ":v", 3))
                .isEqualTo(plain("n", 2));
        assertThat(endpoint().update(table, "SET n = :v, m.x = :v", r -> r.returnValues("UPDATED_NEW"), ":v", 4))
                .isEqualTo(plain("n", 4, "m", Map.of("x", 4)));
        assertThat(endpoint().update(table, "SET n = :v", r -> r.returnValues("ALL_OLD"), ":v", 5))
                .isEqualTo(plain("pk", "a", "n", 4, "m", Map.of("x", 4, "y", 2), "o", 0));
        assertThat(endpoint().update(table, "REMOVE m", r -> r.returnValues("ALL_NEW")))
                .isEqualTo(plain("pk", "a", "n", 5, "o", 0));
        assertThat(endpoint().update(table, "REMOVE o", r -> r.returnValues("UPDATED_OLD")))
                .isEqualTo(plain("o", 0));
        assertThat(endpoint().update(table, "REMOVE n", r -> r.returnValues("UPDATED_NEW")))
                .isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-817 updates that contradict themselves are refused")
    default void contradictions() {
        var table = tableWith("pk", "a", "n", 1);
        assertInvalid(() -> endpoint().update(table, "SET m.x = :v, m = :v", ":v", 1), "Two document paths overlap");
        assertInvalid(() -> endpoint().update(table, "SET n = :v REMOVE n", ":v", 1), "Two document paths overlap");
        assertInvalid(() -> endpoint().update(table, "SET n = :v SET k = :v", ":v", 1), "can only be used once");
        assertInvalid(() -> endpoint().update(table, "SET pk = :v", ":v", "b"), "This attribute is part of the key");
        assertInvalid(() -> endpoint().update(table, "ADD n :v", ":v", "x"), "Incorrect operand type");
        assertInvalid(() -> endpoint().update(table, "DELETE n :v", ":v", 1), "Incorrect operand type");
        assertInvalid(() -> endpoint().update(table, "SET n = :v +", ":v", 1), "Syntax error");
    }

    @Test
    @DisplayName("INFRA-CRED-818 updates that the item does not allow are refused and change nothing")
    default void notAllowedByTheItem() {
        var table = tableWith("pk", "a", "n", 1, "s", "text", "l", List.of(1), "ss", Set.of("x"));
        var before = endpoint().get(table, "pk", "a");

        assertInvalid(() -> endpoint().update(table, "SET m.x = :v", ":v", 1), "invalid for update");
        assertInvalid(() -> endpoint().update(table, "SET n.x = :v", ":v", 1), "invalid for update");
        assertInvalid(() -> endpoint().update(table, "REMOVE m.x"), "invalid for update");
        assertInvalid(() -> endpoint().update(table, "SET k = nowhere"), "does not exist in the item");
        assertInvalid(() -> endpoint().update(table, "SET n = s + :v", ":v", 1), "incorrect data type");
        assertInvalid(() -> endpoint().update(table, "SET n = list_append(n, l)"), "incorrect data type");
        assertInvalid(() -> endpoint().update(table, "ADD s :v", ":v", 1), "operand in the update expression");
        assertInvalid(() -> endpoint().update(table, "ADD ss :v", ":v", Set.of(1)), "operand in the update expression");

        assertThat(endpoint().get(table, "pk", "a")).isEqualTo(before);
    }

    @Test
    @DisplayName("INFRA-CRED-819 numbers keep 38 digits exactly and are refused beyond them")
    default void numbers() {
        var digits = "12345678901234567890123456789012345678";
        var table = endpoint().table();
        endpoint().update(table, "SET n = :v", ":v", new BigDecimal(digits + "E-10"));

        assertThat(Plain.text(
                        endpoint()
                                .client()
                                .getItem(r -> r.tableName(table).key(item("pk", "a")))
                                .item(),
                        "n"))
                .isEqualTo("1234567890123456789012345678.9012345678");
        assertInvalid(
                () -> endpoint().update(table, "SET n = :v", ":v", new BigDecimal(digits + "9")),
                "more than 38 significant digits");
        assertInvalid(() -> endpoint().update(table, "SET n = :v", ":v", new BigDecimal("1E126")), "overflow");
        assertInvalid(() -> endpoint().update(table, "SET n = :v", ":v", new BigDecimal("1E-131")), "underflow");
        assertThat(endpoint().update(table, "SET n = :v", ":v", new BigDecimal("1.500")))
                .isEqualTo(plain("pk", "a", "n", new BigDecimal("1.5")));
    }
}
