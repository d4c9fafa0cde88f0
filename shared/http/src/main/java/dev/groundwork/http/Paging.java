package dev.groundwork.http;

import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One page of a list: where it starts, how many items it has at most, and what the next one is called. */
public final class Paging {

    private final int limit;
    private final Optional<String> start;
    private final UnaryOperator<String> seal;
    private final UnaryOperator<String> linkTo;

    /**
     * @param limit the most items
     * @param start the position that the cursor holds, where one came
     * @param seal makes a cursor of a position
     * @param linkTo makes the path and query of the page that a cursor begins
     */
    Paging(int limit, Optional<String> start, UnaryOperator<String> seal, UnaryOperator<String> linkTo) {
        this.limit = limit;
        this.start = start;
        this.seal = seal;
        this.linkTo = linkTo;
    }

    /** Returns how many items the page has at most. */
    public int limit() {
        return limit;
    }

    /** Returns the position to start at, where it is not the list's beginning. */
    public Optional<String> start() {
        return start;
    }

    /** Returns the position to start at, parsed. One that the list does not understand any more is {@code invalid_cursor}. */
    public <T> Optional<T> start(Function<String, Optional<T>> parse) {
        return start.map(text -> parse.apply(text).orElseThrow(Paging::invalidCursor));
    }

    /**
     * Returns the answer of a list.
     *
     * @param next the position of the next page, where there is one
     * @param answer makes the body of items and cursor
     */
    public <I, P> P page(List<I> items, Optional<?> next, BiFunction<List<I>, @Nullable String, P> answer) {
        return answer.apply(items, next.map(this::cursor).orElse(null));
    }

    /** Returns the cursor of the page that starts at this position. */
    public String cursor(Object position) {
        return seal.apply(position.toString());
    }

    /** Returns the path and query of the page that starts at this position; the whole query is repeated. */
    public String link(Object position) {
        return linkTo.apply(cursor(position));
    }

    static ProblemException invalidCursor() {
        return new ProblemException(Problem.of(
                ProblemCode.INVALID_CURSOR, "Send the nextCursor of an answer of yours, with the same parameters."));
    }
}
