package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.expression.Path.Step;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.ListValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.MapValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A projection expression, parsed: which parts of an item are answered. */
public record Projection(List<Path> paths) {

    public Projection {
        paths = List.copyOf(paths);
    }

    /** Parses, or refuses in DynamoDB's words. */
    public static Projection parse(String text, Placeholders placeholders) {
        var in = new TokenReader(ExpressionKind.PROJECTION, text, placeholders);
        var paths = new ArrayList<Path>();
        do {
            var path = in.takePath();
            for (var earlier : paths) {
                if (earlier.overlaps(path)) {
                    throw in.refusal("Two document paths overlap with each other; must remove or rewrite one of these"
                            + " paths; path one: " + earlier + ", path two: " + path);
                }
            }
            paths.add(path);
        } while (in.takeSymbol(","));
        in.expectEnd();
        return new Projection(paths);
    }

    /** The parts of the item at the paths; containers on the way hold only what was asked for. */
    public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        var parts = new LinkedHashMap<String, AttributeValue>();
        var bySteps = new LinkedHashMap<String, List<List<Step>>>();
        paths.forEach(path ->
                bySteps.computeIfAbsent(path.root(), r -> new ArrayList<>()).add(path.steps()));
        bySteps.forEach((root, steps) ->
                part(Optional.ofNullable(item.get(root)), steps).ifPresent(part -> parts.put(root, part)));
        return parts;
    }

    private static Optional<AttributeValue> part(Optional<AttributeValue> whole, List<List<Step>> ways) {
        if (whole.isEmpty() || ways.getFirst().isEmpty()) {
            return whole;
        }
        var byFirst = new LinkedHashMap<Step, List<List<Step>>>();
        ways.forEach(way ->
                byFirst.computeIfAbsent(way.getFirst(), s -> new ArrayList<>()).add(way.subList(1, way.size())));
        return switch (whole.get()) {
            case MapValue map -> {
                var members = new LinkedHashMap<String, AttributeValue>();
                byFirst.forEach((step, rest) -> {
                    if (step instanceof Step.Member(var name)) {
                        part(Path.down(map, step), rest).ifPresent(part -> members.put(name, part));
                    }
                });
                yield members.isEmpty() ? Optional.empty() : Optional.of(new MapValue(members));
            }
            case ListValue list -> {
                var elements = new ArrayList<AttributeValue>();
                byFirst.entrySet().stream()
                        .filter(e -> e.getKey() instanceof Step.Element)
                        .sorted((a, b) -> Integer.compare(index(a.getKey()), index(b.getKey())))
                        .forEach(e ->
                                part(Path.down(list, e.getKey()), e.getValue()).ifPresent(elements::add));
                yield elements.isEmpty() ? Optional.empty() : Optional.of(new ListValue(elements));
            }
            case AttributeValue scalar -> Optional.empty();
        };
    }

    private static int index(Step step) {
        return step instanceof Step.Element(var index) ? index : -1;
    }
}
