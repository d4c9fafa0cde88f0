package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.ListValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.MapValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A document path, placeholders already replaced.
 *
 * @param root the attribute it begins with
 * @param steps the way down from there, none for a top-level attribute
 */
public record Path(String root, List<Step> steps) {

    /** One step down. */
    public sealed interface Step {
        /** Into a map. */
        record Member(String name) implements Step {}

        /** Into a list, from 0. */
        record Element(int index) implements Step {}
    }

    public Path {
        steps = List.copyOf(steps);
    }

    /** A top-level attribute. */
    public static Path of(String root) {
        return new Path(root, List.of());
    }

    /** Tells whether it names an attribute of the item itself. */
    public boolean isTopLevel() {
        return steps.isEmpty();
    }

    /** Finds the value at this path. */
    public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
        var value = Optional.ofNullable(item.get(root));
        for (var step : steps) {
            if (value.isEmpty()) {
                return value;
            }
            value = down(value.get(), step);
        }
        return value;
    }

    /** Tells whether it names an element behind the last of a list. */
    boolean isBeyondList(Map<String, AttributeValue> item) {
        return !isTopLevel()
                && steps.getLast() instanceof Step.Element(var index)
                && new Path(root, steps.subList(0, steps.size() - 1))
                        .in(item)
                        .filter(parent -> parent instanceof ListValue(var elements) && index >= elements.size())
                        .isPresent();
    }

    static Optional<AttributeValue> down(AttributeValue from, Step step) {
        return switch (step) {
            case Step.Member(var name) ->
                from instanceof MapValue(var members) ? Optional.ofNullable(members.get(name)) : Optional.empty();
            case Step.Element(var index) ->
                from instanceof ListValue(var elements) && index < elements.size()
                        ? Optional.of(elements.get(index))
                        : Optional.empty();
        };
    }

    /** Tells whether one of the two leads to the other, or both to the same. */
    boolean overlaps(Path other) {
        int common = Math.min(steps.size(), other.steps.size());
        return root.equals(other.root) && steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    /** Tells whether the two need different kinds of value at the same place: {@code a.b} and {@code a[0]}. */
    boolean conflicts(Path other) {
        if (!root.equals(other.root)) {
            return false;
        }
        for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
            if (steps.get(i).getClass() != other.steps.get(i).getClass()) {
                return true;
            }
            if (!steps.get(i).equals(other.steps.get(i))) {
                return false;
            }
        }
        return false;
    }

    /** As messages write it: {@code [a, b, [0]]}. */
    @Override
    public String toString() {
        return steps.stream()
                .map(step -> switch (step) {
                    case Step.Member(var name) -> ", " + name;
                    case Step.Element(var index) -> ", [" + index + "]";
                })
                .collect(Collectors.joining("", "[" + root, "]"));
    }
}
