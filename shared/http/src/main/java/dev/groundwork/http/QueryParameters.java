package dev.groundwork.http;

import dev.groundwork.json.Field;
import dev.groundwork.json.Field.FieldErrors;
import dev.groundwork.kernel.Instants;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The query of a request. A parameter that is not valid, or comes twice where one is meant, becomes an error whose pointer names it; the first
 * {@link Field#get} stops the request with all of them. Parameters that nobody asks for are ignored.
 *
 * <pre>{@code
 * var type = query.optional("type", EntryType::parse, "A type of entry.");
 * var paging = query.paging("history", caller.id());
 * return list(type.get(), paging.get());
 * }</pre>
 */
public final class QueryParameters {

    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    private final QueryText text;
    private final String path;
    private final CursorSeal seal;
    private final FieldErrors errors = new FieldErrors();
    private final Map<String, List<String>> filters = new LinkedHashMap<>();

    QueryParameters(String path, QueryText text, CursorSeal seal) {
        this.path = path;
        this.text = text;
        this.seal = seal;
    }

    /** Reads a parameter that may be left out. */
    public <T> Field<Optional<T>> optional(String name, Function<String, Optional<T>> parse, String detail) {
        filters.put(name, text.values(name));
        return read(name, parse, detail);
    }

    /** Reads a parameter that has to be there. */
    public <T> Field<T> required(String name, Function<String, Optional<T>> parse, String detail) {
        if (text.values(name).isEmpty()) {
            return errors.invalid("/" + name, "required", detail);
        }
        return optional(name, parse, detail)
                .ifValid()
                .<Field<T>>map(found -> errors.valid(found.orElseThrow()))
                .orElseGet(errors::invalid);
    }

    /** Reads a parameter that may be left out and has one of these values, spelled as {@code spell} says. */
    public <T> Field<Optional<T>> oneOf(String name, Collection<T> values, Function<T, String> spell) {
        return optional(
                name,
                given -> values.stream()
                        .filter(value -> spell.apply(value).equals(given))
                        .findFirst(),
                values.stream().map(spell).collect(Collectors.joining(", ", "One of ", ".")));
    }

    /** Reads {@code limit}: 1 to {@code most}, {@code otherwise} where it is left out. */
    public Field<Integer> limit(int otherwise, int most) {
        Function<String, Optional<Integer>> parse = given -> given.matches("[0-9]{1,9}")
                ? Optional.of(Integer.parseInt(given)).filter(n -> n >= 1 && n <= most)
                : Optional.empty();
        return read(LIMIT, parse, "1 to " + most + ".")
                .ifValid()
                .<Field<Integer>>map(limit -> errors.valid(limit.orElse(otherwise)))
                .orElseGet(errors::invalid);
    }

    /** Reads {@code limit} and {@code cursor} of a user's list: 1 to 100 items, 50 where the caller does not say. */
    public Field<Paging> paging(String list, UserId owner) {
        return paging(list, owner, DEFAULT_LIMIT, MAX_LIMIT);
    }

    /**
     * Reads {@code limit} and {@code cursor}. The cursor is bound to the owner, the list and every other parameter that the route reads.
     *
     * @param list names the list, with the id of what it belongs to
     */
    public Field<Paging> paging(String list, UserId owner, int otherwise, int most) {
        var limit = limit(otherwise, most);
        var cursor = read(CURSOR, Optional::of, "One cursor.");
        return limit.map(items -> paging(owner + "\n" + list + "\n" + filters, items, cursor.get()));
    }

    private Paging paging(String binding, int limit, Optional<String> cursor) {
        return new Paging(
                limit,
                cursor.map(given -> seal.open(binding, given).orElseThrow(Paging::invalidCursor)),
                position -> seal.seal(binding, position),
                next -> path + "?" + text.with(CURSOR, next));
    }

    /** Reads a time, or a day that begins in this zone. */
    public Field<Optional<Instant>> instant(String name, ZoneId zone) {
        return optional(
                name,
                given -> Instants.parse(given).or(() -> Instants.parseDay(given, zone)),
                "An ISO-8601 time, or a day, of the years 1970 to 9999.");
    }

    private <T> Field<Optional<T>> read(String name, Function<String, Optional<T>> parse, String detail) {
        var values = text.values(name);
        if (values.isEmpty()) {
            return errors.valid(Optional.<T>empty());
        }
        if (values.size() > 1) {
            return errors.invalid("/" + name, "given_twice", "Send this parameter once.");
        }
        var parsed = parse.apply(values.getFirst());
        return parsed.isPresent() ? errors.valid(parsed) : errors.invalid("/" + name, "invalid_value", detail);
    }

    /** Adds an error of a parameter that its own value does not show, such as a range that is too long. */
    public void refuse(String name, String code, String detail) {
        errors.add("/" + name, code, detail);
    }
}
