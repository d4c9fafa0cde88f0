package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An event pattern: members nest, each leaf lists what matches, all members have to
 * (<a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">AWS</a>). What is not known here is an
 * error when the pattern is read, not a pattern that never matches.
 */
public final class EventPattern {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OR = "$or";
    private static final Set<String> OPERATORS =
            Set.of("prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but", "numeric", "exists");

    private final JsonNode pattern;

    private EventPattern(JsonNode pattern) {
        this.pattern = pattern;
    }

    /** Reads a pattern, or throws {@link IllegalArgumentException} with a sentence. */
    public static EventPattern parse(String text) {
        try {
            var tree = JSON.readTree(text);
            if (tree == null || !tree.isObject() || tree.isEmpty()) {
                throw new IllegalArgumentException("an event pattern is an object with members: " + text);
            }
            check(tree, text);
            return new EventPattern(tree);
        } catch (IOException e) {
            throw new IllegalArgumentException("an event pattern is no JSON: " + text, e);
        }
    }

    private static void check(JsonNode node, String text) {
        for (var member : node.properties()) {
            var value = member.getValue();
            if (value.isArray() && !value.isEmpty()) {
                for (var rule : value) {
                    if (member.getKey().equals(OR)) {
                        check(rule, text);
                    } else if (rule.isObject()) {
                        checkOperator(rule, text);
                    }
                }
            } else if (value.isObject()) {
                check(value, text);
            } else {
                throw new IllegalArgumentException("an event pattern lists values at " + member.getKey() + ": " + text);
            }
        }
    }

    private static void checkOperator(JsonNode rule, String text) {
        var name = rule.size() == 1 ? rule.fieldNames().next() : "";
        if (!OPERATORS.contains(name)) {
            throw new IllegalArgumentException("an event pattern has an operator that is not known here: " + text);
        }
    }

    /** Tells whether an event matches. */
    public boolean matches(JsonNode event) {
        return matches(pattern, event);
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        return pattern.properties().stream().allMatch(member -> member(member, value));
    }

    private static boolean member(Map.Entry<String, JsonNode> member, JsonNode value) {
        var wanted = member.getValue();
        if (member.getKey().equals(OR)) {
            for (var choice : wanted) {
                if (matches(choice, value)) {
                    return true;
                }
            }
            return false;
        }
        var found = value.path(member.getKey());
        return wanted.isObject() ? matches(wanted, found) : anyOf(wanted, found);
    }

    /** An array matches by any of its elements. */
    private static boolean anyOf(JsonNode rules, JsonNode value) {
        if (value.isArray()) {
            for (var element : value) {
                if (anyOf(rules, element)) {
                    return true;
                }
            }
            return false;
        }
        for (var rule : rules) {
            if (rule.isObject() ? operator(rule, value) : isSame(rule, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(JsonNode rule, JsonNode value) {
        return (rule.isNumber() && value.isNumber())
                ? rule.decimalValue().compareTo(value.decimalValue()) == 0
                : rule.equals(value);
    }

    private static boolean operator(JsonNode rule, JsonNode value) {
        var name = rule.fieldNames().next();
        var argument = rule.get(name);
        return switch (name) {
            case "exists" -> argument.asBoolean() != value.isMissingNode();
            case "numeric" -> value.isNumber() && numeric(argument, value);
            case "anything-but" -> !value.isMissingNode() && !excluded(argument, value);
            default -> value.isTextual() && text(name, argument.asText(), value.asText());
        };
    }

    private static boolean excluded(JsonNode argument, JsonNode value) {
        if (argument.isObject()) {
            return anyOf(JSON.createArrayNode().add(argument), value);
        }
        return anyOf(argument.isArray() ? argument : JSON.createArrayNode().add(argument), value);
    }

    private static boolean text(String operator, String argument, String value) {
        return switch (operator) {
            case "prefix" -> value.startsWith(argument);
            case "suffix" -> value.endsWith(argument);
            case "equals-ignore-case" -> value.toLowerCase(Locale.ROOT).equals(argument.toLowerCase(Locale.ROOT));
            case "wildcard" -> Pattern.matches(Pattern.quote(argument).replace("*", "\\E.*\\Q"), value);
            default -> throw new IllegalStateException("an operator that was checked before: " + operator);
        };
    }

    /** Pairs of a comparison and a number, all of which have to hold. */
    private static boolean numeric(JsonNode argument, JsonNode value) {
        for (int i = 0; i + 1 < argument.size(); i += 2) {
            var order = value.decimalValue().compareTo(argument.get(i + 1).decimalValue());
            var holds =
                    switch (argument.get(i).asText()) {
                        case "=" -> order == 0;
                        case "<" -> order < 0;
                        case "<=" -> order <= 0;
                        case ">" -> order > 0;
                        case ">=" -> order >= 0;
                        default -> throw new IllegalStateException("no comparison: " + argument.get(i));
                    };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
