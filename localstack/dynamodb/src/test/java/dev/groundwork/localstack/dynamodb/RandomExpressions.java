package dev.groundwork.localstack.dynamodb;

import dev.groundwork.localstack.dynamodb.conformance.Plain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Random expressions over few attributes, so that they meet: well-formed mostly, and fitting the items often enough. */
final class RandomExpressions {

    private static final List<String> ATTRIBUTES = List.of("n1", "n2", "s1", "l1", "m1", "ss1", "ns1");

    private final Random random;
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    RandomExpressions(Random random) {
        this.random = random;
    }

    /** The values that the expressions so far refer to. */
    Map<String, AttributeValue> values() {
        return values;
    }

    private String given(Object plain) {
        var name = ":v" + values.size();
        values.put(name, Plain.value(plain));
        return name;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Some value for an attribute: its first letters say of which type, mostly. */
    Object valueOf(String attribute) {
        var type = random.nextInt(12) == 0 ? oneOf(ATTRIBUTES) : attribute;
        return switch (type.replaceAll("[0-9]", "")) {
            case "n" -> random.nextInt(5);
            case "s" -> oneOf(List.of("", "a", "ab", "abc", "b"));
            case "l" -> Collections.nCopies(random.nextInt(3), random.nextInt(3));
            case "m" -> Map.of("x", random.nextInt(3), "y", "t");
            case "ss" -> random.nextBoolean() ? Set.of("a", "b") : Set.of("b", "c");
            default -> random.nextBoolean() ? Set.of(1, 2) : Set.of(2, 3);
        };
    }

    private String path() {
        var attribute = oneOf(ATTRIBUTES);
        if (attribute.startsWith("l") && random.nextBoolean()) {
            return attribute + "[" + random.nextInt(3) + "]";
        }
        return attribute.startsWith("m") && random.nextBoolean()
                ? attribute + oneOf(List.of(".x", ".y", ".z"))
                : attribute;
    }

    private Object valueNear(String path) {
        return path.contains("[") || path.endsWith(".x") || path.endsWith(".z") ? random.nextInt(4) : valueOf(path);
    }

    /** A condition, up to so deep. */
    String condition(int depth) {
        if (depth > 0) {
            return switch (random.nextInt(6)) {
                case 0 -> condition(depth - 1) + " AND " + condition(depth - 1);
                case 1 -> condition(depth - 1) + " OR " + condition(depth - 1);
                case 2 -> "NOT " + condition(depth - 1);
                case 3 -> "(" + condition(0) + " OR " + condition(0) + ")";
                default -> condition(0);
            };
        }
        var path = path();
        return switch (random.nextInt(9)) {
            case 0 -> "attribute_exists(" + path + ")";
            case 1 -> "attribute_not_exists(" + path + ")";
            case 2 -> "contains(" + path + ", " + given(oneOf(List.of("a", "b", 1, 2))) + ")";
            case 3 -> "begins_with(" + path + ", " + given(oneOf(List.of("a", "b", ""))) + ")";
            case 4 -> "size(" + path + ") " + oneOf(List.of("=", ">", "<=")) + " " + given(random.nextInt(4));
            case 5 -> path + " IN (" + given(valueNear(path)) + ", " + given(valueNear(path)) + ")";
            case 6 -> "attribute_type(" + path + ", " + given(oneOf(List.of("N", "S", "L", "M", "SS", "NS"))) + ")";
            case 7 -> path + " BETWEEN " + given(random.nextInt(3)) + " AND " + given(3 + random.nextInt(3));
            default -> path + " " + oneOf(List.of("=", "<>")) + " " + given(valueNear(path));
        };
    }

    /** An update of one to three sections. */
    String update() {
        var sections = new ArrayList<String>();
        var kinds = new ArrayList<>(List.of("SET", "REMOVE", "ADD", "DELETE"));
        Collections.shuffle(kinds, random);
        for (var kind : kinds.subList(0, 1 + random.nextInt(3))) {
            var clauses = new TreeSet<String>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                clauses.add(clause(kind));
            }
            sections.add(kind + " " + String.join(", ", clauses));
        }
        return String.join(" ", sections);
    }

    private String clause(String kind) {
        var path = path();
        return switch (kind) {
            case "SET" -> path + " = " + rightHandSide(path);
            case "REMOVE" -> path;
            case "ADD" -> {
                var attribute = oneOf(List.of("n1", "n2", "n3", "m1.x", "ss1", "ns1", "s1"));
                yield attribute + " "
                        + given(
                                attribute.startsWith("ss")
                                        ? Set.of("z", "a")
                                        : attribute.startsWith("ns") ? Set.of(7) : 2);
            }
            default -> {
                var attribute = oneOf(List.of("ss1", "ns1", "ss2"));
                yield attribute + " " + given(attribute.startsWith("ss") ? Set.of("a", "b") : Set.of(1, 2));
            }
        };
    }

    private String rightHandSide(String path) {
        return switch (random.nextInt(6)) {
            case 0 -> oneOf(List.of("n1", "n2", "m1.x", "l1[0]")) + oneOf(List.of(" + ", " - ")) + given(1);
            case 1 -> "if_not_exists(" + path() + ", " + given(valueNear(path)) + ")";
            case 2 -> "list_append(l1, " + given(List.of(9)) + ")";
            case 3 -> path();
            default -> given(valueNear(path));
        };
    }
}
