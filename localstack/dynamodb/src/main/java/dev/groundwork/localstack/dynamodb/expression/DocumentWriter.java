package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Path.Step;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.ListValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.MapValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes at paths of a copy of an item; containers on the way are copied, everything else is shared. */
final class DocumentWriter {

    /** By root, then step by step, list elements by their index. */
    static final Comparator<Path> IN_ORDER = DocumentWriter::comparePaths;

    private final Map<String, AttributeValue> item;

    DocumentWriter(Map<String, AttributeValue> before) {
        this.item = new LinkedHashMap<>(before);
    }

    Map<String, AttributeValue> item() {
        return item;
    }

    /** Writes there; refused where the container is missing or of another kind. */
    void put(Path path, AttributeValue value) {
        item.put(path.root(), path.isTopLevel() ? value : put(root(path), path.steps(), value));
    }

    /** Removes what stands there; refused where the container is missing or of another kind. */
    void remove(Path path) {
        if (path.isTopLevel()) {
            item.remove(path.root());
        } else {
            item.put(path.root(), remove(root(path), path.steps()));
        }
    }

    private AttributeValue root(Path path) {
        var root = item.get(path.root());
        if (root == null) {
            throw invalidPath();
        }
        return root;
    }

    private static AttributeValue put(AttributeValue container, List<Step> steps, AttributeValue value) {
        var step = steps.getFirst();
        if (steps.size() == 1) {
            return with(container, step, value);
        }
        var child = Path.down(container, step).orElseThrow(DocumentWriter::invalidPath);
        return with(container, step, put(child, steps.subList(1, steps.size()), value));
    }

    private static AttributeValue remove(AttributeValue container, List<Step> steps) {
        var step = steps.getFirst();
        if (steps.size() == 1) {
            return without(container, step);
        }
        var child = Path.down(container, step).orElseThrow(DocumentWriter::invalidPath);
        return with(container, step, remove(child, steps.subList(1, steps.size())));
    }

    private static AttributeValue with(AttributeValue container, Step step, AttributeValue value) {
        if (container instanceof MapValue(var members) && step instanceof Step.Member(var name)) {
            var copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new MapValue(copy);
        }
        if (container instanceof ListValue(var elements) && step instanceof Step.Element(var index)) {
            var copy = new ArrayList<>(elements);
            if (index < copy.size()) {
                copy.set(index, value);
            } else {
                copy.add(value);
            }
            return new ListValue(copy);
        }
        throw invalidPath();
    }

    private static AttributeValue without(AttributeValue container, Step step) {
        if (container instanceof MapValue(var members) && step instanceof Step.Member(var name)) {
            var copy = new LinkedHashMap<>(members);
            copy.remove(name);
            return new MapValue(copy);
        }
        if (container instanceof ListValue(var elements) && step instanceof Step.Element(var index)) {
            if (index >= elements.size()) {
                return container;
            }
            var copy = new ArrayList<>(elements);
            copy.remove(index);
            return new ListValue(copy);
        }
        throw invalidPath();
    }

    private static DynamoDbError invalidPath() {
        return DynamoDbError.validation("The document path provided in the update expression is invalid for update");
    }

    private static int comparePaths(Path left, Path right) {
        int byRoot = left.root().compareTo(right.root());
        if (byRoot != 0) {
            return byRoot;
        }
        for (int i = 0; i < Math.min(left.steps().size(), right.steps().size()); i++) {
            int byStep = compareSteps(left.steps().get(i), right.steps().get(i));
            if (byStep != 0) {
                return byStep;
            }
        }
        return Integer.compare(left.steps().size(), right.steps().size());
    }

    private static int compareSteps(Step left, Step right) {
        if (left instanceof Step.Element(var l) && right instanceof Step.Element(var r)) {
            return Integer.compare(l, r);
        }
        if (left instanceof Step.Member(var l) && right instanceof Step.Member(var r)) {
            return l.compareTo(r);
        }
        return Boolean.compare(left instanceof Step.Element, right instanceof Step.Element);
    }
}
