package dev.groundwork.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A write to one item: what must hold, what changes, and the names and values that both use. Texts are constants beside the keys of a
 * table; only values vary.
 *
 * @param condition the condition expression, empty for none
 * @param update the update expression, empty for puts, deletes and checks
 * @param names {@code #name} to attribute name
 * @param values {@code :value} to value
 */
public record Expression(
        String condition, String update, Map<String, String> names, Map<String, AttributeValue> values) {

    /** Nothing has to hold. */
    public static final Expression ALWAYS = new Expression("", "", Map.of(), Map.of());

    public Expression {
        names = Map.copyOf(names);
        values = Map.copyOf(values);
    }

    /** A condition without names or values yet. */
    public static Expression when(String condition) {
        return new Expression(condition, "", Map.of(), Map.of());
    }

    /** An update without a condition yet. */
    public static Expression change(String update) {
        return new Expression("", update, Map.of(), Map.of());
    }

    /** The same with this condition. */
    public Expression onlyIf(String text) {
        return new Expression(text, update, names, values);
    }

    /** The same with one more name. */
    public Expression name(String placeholder, String attribute) {
        var more = new HashMap<>(names);
        more.put(placeholder, attribute);
        return new Expression(condition, update, more, values);
    }

    /** The same with one more value. */
    public Expression value(String placeholder, AttributeValue value) {
        var more = new HashMap<>(values);
        more.put(placeholder, value);
        return new Expression(condition, update, names, more);
    }

    /** The same with one more value, a string. */
    public Expression value(String placeholder, String value) {
        return value(placeholder, Values.of(value));
    }

    /** The same with one more value, a number. */
    public Expression value(String placeholder, long value) {
        return value(placeholder, Values.of(value));
    }

    /** The same with one more value, an instant. */
    public Expression value(String placeholder, Instant value) {
        return value(placeholder, Values.of(value));
    }

    /** The same with one more value, a boolean. */
    public Expression value(String placeholder, boolean value) {
        return value(placeholder, Values.of(value));
    }

    /** The values of expressions. Instants are kept in milliseconds since 1970, so that conditions can compare them. */
    public static final class Values {

        private Values() {}

        /** A string. */
        public static AttributeValue of(String value) {
            return AttributeValue.fromS(value);
        }

        /** A number. */
        public static AttributeValue of(long value) {
            return AttributeValue.fromN(Long.toString(value));
        }

        /** An instant. */
        public static AttributeValue of(Instant value) {
            return of(value.toEpochMilli());
        }

        /** A set of strings, which is never empty. */
        public static AttributeValue of(Set<String> values) {
            return AttributeValue.fromSs(List.copyOf(values));
        }

        /** A boolean. */
        public static AttributeValue of(boolean value) {
            return AttributeValue.fromBool(value);
        }
    }
}
