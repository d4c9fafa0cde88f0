package dev.groundwork.localstack.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A second opinion on expressions: what each of a few means, written down by hand over plain maps. Numbers {@code n}, a list {@code l}, a
 * set {@code tags}, a map {@code m} with the number {@code x}.
 */
final class Model {

    /** An item as plain Java objects. */
    static final class Item extends HashMap<String, Object> {
        private static final long serialVersionUID = 1L;

        Item() {}

        Item(Map<String, Object> other) {
            super(other);
        }
    }

    /** A condition's text and meaning. */
    record Condition(String text, Predicate<Item> holds) {}

    /** An update's text and meaning: nothing where the item does not allow it. */
    record Update(String text, Function<Item, Optional<Item>> apply) {}

    /** Returns the values that the texts refer to. */
    static final Map<String, Object> VALUES = Map.of(
            ":zero",
            0,
            ":one",
            1,
            ":two",
            2,
            ":a",
            "a",
            ":setA",
            Set.of("a"),
            ":setAB",
            Set.of("a", "b"),
            ":list",
            List.of(7),
            ":empty",
            List.of(),
            ":map",
            Map.of("x", 1));

    private static final List<Condition> CONDITIONS = List.of(
            new Condition("attribute_exists(n)", i -> i.containsKey("n")),
            new Condition("attribute_not_exists(tags)", i -> !i.containsKey("tags")),
            new Condition("n > :two", i -> number(i).filter(n -> n > 2).isPresent()),
            new Condition(
                    "n BETWEEN :zero AND :two",
                    i -> number(i).filter(n -> n >= 0 && n <= 2).isPresent()),
            new Condition(
                    "n IN (:one, :two)",
                    i -> number(i).filter(n -> n == 1 || n == 2).isPresent()),
            new Condition("n <> :one", i -> number(i).filter(n -> n == 1).isEmpty()),
            new Condition("contains(tags, :a)", i -> tags(i).contains("a")),
            new Condition("size(l) >= :two", i -> i.containsKey("l") && list(i).size() >= 2),
            new Condition("m.x = :one", i -> x(i).filter(x -> x == 1).isPresent()),
            new Condition("attribute_exists(l[1])", i -> list(i).size() > 1));

    private static final List<Update> UPDATES = List.of(
            new Update(
                    "SET n = if_not_exists(n, :zero) + :one",
                    i -> with(i, "n", number(i).orElse(0) + 1)),
            new Update("ADD n :two", i -> with(i, "n", number(i).orElse(0) + 2)),
            new Update("SET n = n - :one", i -> number(i).flatMap(n -> with(i, "n", n - 1))),
            new Update("REMOVE n", i -> without(i, "n")),
            new Update("SET l = list_append(if_not_exists(l, :empty), :list)", i -> with(i, "l", appended(list(i), 7))),
            new Update("REMOVE l", i -> without(i, "l")),
            new Update("REMOVE l[0]", Model::withoutFirst),
            new Update("ADD tags :setAB", i -> with(i, "tags", union(tags(i), Set.of("a", "b")))),
            new Update("DELETE tags :setA", Model::withoutA),
            new Update("SET m = :map", i -> with(i, "m", Map.of("x", 1))),
            new Update("SET m.x = m.x + :one", i -> x(i).flatMap(x -> with(i, "m", Map.of("x", x + 1)))),
            new Update(
                    "SET n = m.x, m.x = n",
                    i -> number(i)
                            .flatMap(n -> x(i).flatMap(x ->
                                    with(i, "n", x).flatMap(changed -> with(changed, "m", Map.of("x", n)))))));

    private Model() {}

    /** Some condition, up to so deep. */
    static Condition condition(Random random, int depth) {
        var simple = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        if (depth == 0) {
            return simple;
        }
        var other = condition(random, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> new Condition("(" + simple.text + ") AND (" + other.text + ")", simple.holds.and(other.holds));
            case 1 ->
                new Condition(simple.text + " OR NOT (" + other.text + ")", simple.holds.or(other.holds.negate()));
            case 2 -> new Condition("NOT " + simple.text, simple.holds.negate());
            default -> simple;
        };
    }

    /** Some update. */
    static Update update(Random random) {
        return UPDATES.get(random.nextInt(UPDATES.size()));
    }

    private static Optional<Integer> number(Item item) {
        return Optional.ofNullable((Integer) item.get("n"));
    }

    private static Optional<Integer> x(Item item) {
        return item.get("m") instanceof Map<?, ?> map ? Optional.ofNullable((Integer) map.get("x")) : Optional.empty();
    }

    private static List<Integer> list(Item item) {
        var list = new ArrayList<Integer>();
        if (item.get("l") instanceof List<?> elements) {
            elements.forEach(e -> list.add((Integer) e));
        }
        return list;
    }

    private static Set<String> tags(Item item) {
        var tags = new HashSet<String>();
        if (item.get("tags") instanceof Set<?> members) {
            members.forEach(m -> tags.add((String) m));
        }
        return tags;
    }

    private static Optional<Item> with(Item item, String name, Object value) {
        var copy = new Item(item);
        copy.put(name, value);
        return Optional.of(copy);
    }

    private static Optional<Item> without(Item item, String name) {
        var copy = new Item(item);
        copy.remove(name);
        return Optional.of(copy);
    }

    private static Optional<Item> withoutFirst(Item item) {
        if (!item.containsKey("l")) {
            return Optional.empty();
        }
        var rest = list(item);
        return with(item, "l", rest.isEmpty() ? rest : rest.subList(1, rest.size()));
    }

    private static Optional<Item> withoutA(Item item) {
        var rest = tags(item);
        rest.remove("a");
        return rest.isEmpty() ? without(item, "tags") : with(item, "tags", rest);
    }

    private static List<Integer> appended(List<Integer> list, int element) {
        list.add(element);
        return list;
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        left.addAll(right);
        return left;
    }
}
