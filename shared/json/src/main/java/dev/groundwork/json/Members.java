package dev.groundwork.json;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.json.Field.FieldErrors;
import dev.groundwork.json.JsonBody.JsonType;
import dev.groundwork.kernel.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object. A member that is missing, or whose value is not valid, becomes an error with a JSON pointer (RFC 6901); a member of
 * the wrong type stops the request with {@code malformed_json}.
 *
 * <pre>{@code
 * static CreateApp read(Members body) {
 *     var name = body.required("name", TEXT, AppName::parse, "invalid_name", "1 to 80 characters.");
 *     var idea = body.required("ideaId", TEXT, IdeaId::parse, "invalid_idea_id", "1 to 128 of A-Z, a-z, 0-9, _ and -.");
 *     return new CreateApp(name.get(), idea.get());
 * }
 * }</pre>
 */
public final class Members {

    private static final String INVALID_TEXT = "invalid_text";
    private static final String UNICODE = "Unicode characters.";

    private final Map<?, ?> values;
    private final String pointer;
    private final FieldErrors errors;
    private final boolean closed;
    private final Set<String> known = new HashSet<>();

    private Members(Map<?, ?> values, String pointer, FieldErrors errors, boolean closed) {
        this.values = values;
        this.pointer = pointer;
        this.errors = errors;
        this.closed = closed;
    }

    /** Reads the root value of a body. */
    static <T> T read(@Nullable Object value, boolean closed, Function<Members, T> read) {
        var body = of(value, "", new FieldErrors(), closed);
        var request = read.apply(body);
        body.throwIfAny();
        return request;
    }

    private static Members of(@Nullable Object value, String pointer, FieldErrors errors, boolean closed) {
        if (value instanceof Map<?, ?> members) {
            return new Members(members, pointer, errors, closed);
        }
        throw JsonBody.malformed((pointer.isEmpty() ? "The body" : pointer) + " is a JSON object.");
    }

    /** Reads this object as a part of a request; nothing where a field is not valid, which the errors then tell. */
    private <T> Optional<T> readPart(Function<Members, T> read) {
        try {
            var part = read.apply(this);
            throwIfAny();
            return Optional.of(part);
        } catch (ProblemException e) {
            if (errors.isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Stops the request if anything is wrong, when all members of this object were asked for. */
    private void throwIfAny() {
        if (closed) {
            values.keySet().stream()
                    .map(String::valueOf)
                    .filter(known::add)
                    .forEach(name -> refuse(name, "unknown_member", "This route does not take this member."));
        }
        errors.throwIfAny();
    }

    /** Reads a member that has to be there. */
    public <A, T> Field<T> required(
            String name, JsonType<A> type, Function<? super A, Optional<T>> parse, String code, String detail) {
        if (!isGiven(name)) {
            return missing(name);
        }
        return parsed(name, type, parse).<Field<T>>map(this::valid).orElseGet(() -> invalid(name, code, detail));
    }

    /** Reads a member that has to be there and may have any value of its type. */
    public <A> Field<A> required(String name, JsonType<A> type) {
        return required(name, type, Optional::of, INVALID_TEXT, UNICODE);
    }

    /** Reads a member that may be left out or null. */
    public <A, T> Field<Optional<T>> optional(
            String name, JsonType<A> type, Function<? super A, Optional<T>> parse, String code, String detail) {
        if (!isGiven(name)) {
            return absent();
        }
        var parsed = parsed(name, type, parse);
        return parsed.isPresent() ? valid(parsed) : invalid(name, code, detail);
    }

    /** Reads a member that may be left out or null and may have any value of its type. */
    public <A> Field<Optional<A>> optional(String name, JsonType<A> type) {
        return optional(name, type, Optional::of, INVALID_TEXT, UNICODE);
    }

    private <A, T> Optional<T> parsed(String name, JsonType<A> type, Function<? super A, Optional<T>> parse) {
        return Optional.of(type.cast(value(name), pointer(name)))
                .filter(type::accepts)
                .flatMap(parse);
    }

    /** Reads a member that is an object. */
    public <T> Field<T> object(String name, Function<Members, T> read) {
        if (!isGiven(name)) {
            return missing(name);
        }
        return of(value(name), pointer(name), errors, closed)
                .readPart(read)
                .<Field<T>>map(this::valid)
                .orElseGet(this::invalid);
    }

    /** Reads a member that is a list of objects. */
    public <T> Field<List<T>> objects(String name, Function<Members, T> read) {
        if (!isGiven(name)) {
            return missing(name);
        }
        if (!(value(name) instanceof List<?> given)) {
            throw JsonBody.malformed(pointer(name) + " is a list.");
        }
        var items = new ArrayList<T>();
        for (var i = 0; i < given.size(); i++) {
            of(given.get(i), pointer(name) + "/" + i, errors, closed)
                    .readPart(read)
                    .ifPresent(items::add);
        }
        return items.size() == given.size() ? valid(List.copyOf(items)) : invalid();
    }

    private <T> Field<T> valid(T value) {
        return new Field<>(() -> value, this::throwIfAny);
    }

    private <T> Field<T> invalid() {
        return new Field<>(null, this::throwIfAny);
    }

    private <T> Field<T> invalid(String name, String code, String detail) {
        refuse(name, code, detail);
        return invalid();
    }

    private <T> Field<T> missing(String name) {
        return invalid(name, "required", "This member is required.");
    }

    /** Tells whether the member is there, whatever its value: a change leaves out what stays as it is (RFC 7396). */
    public boolean has(String name) {
        known.add(name);
        return values.containsKey(name);
    }

    /** Returns the names of all members, where they are data: each may be asked for. */
    public Set<String> names() {
        return values.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Tells whether the member is there and not null. */
    public boolean isGiven(String name) {
        return has(name) && !isNull(name);
    }

    /** Returns a field that was left out. */
    public <T> Field<Optional<T>> absent() {
        return valid(Optional.<T>empty());
    }

    /** Tells whether the member is there and null. */
    public boolean isNull(String name) {
        return has(name) && values.get(name) == null;
    }

    /** Adds an error of a member that its own value does not show, such as a rule between two members. */
    public void refuse(String name, String code, String detail) {
        errors.add(pointer(name), code, detail);
    }

    private Object value(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the member is there");
        }
        return value;
    }

    /** RFC 6901 section 3; a name that no answer could carry shows the replacement character. */
    private String pointer(String name) {
        var writable = TEXT.accepts(name) ? name : name.replaceAll("\\p{Cs}", "\uFFFD");
        return pointer + "/" + writable.replace("~", "~0").replace("/", "~1");
    }
}
