package dev.groundwork.hosting.port;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What came of asking a hosting provider. */
public sealed interface ProviderOutcome<T> {

    /** It answered. */
    record Answered<T>(T value) implements ProviderOutcome<T> {}

    /** It does not know what was asked for. */
    record Missing<T>() implements ProviderOutcome<T> {}

    /** The name is taken by what is not ours. */
    record NameConflict<T>() implements ProviderOutcome<T> {}

    /** It will not do this, however often it is asked. */
    record Rejected<T>(String detail) implements ProviderOutcome<T> {}

    /**
     * It cannot now, or its answer was lost: what was asked for may have happened.
     *
     * @param rateLimited whether it asked us to slow down
     * @param after how long it asked us to wait
     */
    record Unavailable<T>(boolean rateLimited, Optional<Duration> after) implements ProviderOutcome<T> {}

    /** The same outcome of something else. */
    default <R> ProviderOutcome<R> map(Function<T, R> change) {
        return flatMap(value -> new Answered<>(change.apply(value)));
    }

    /** What an answer leads to; any other outcome stays what it is. */
    default <R> ProviderOutcome<R> flatMap(Function<T, ProviderOutcome<R>> change) {
        return switch (this) {
            case Answered<T>(var value) -> change.apply(value);
            case Missing<T>() -> new Missing<>();
            case NameConflict<T>() -> new NameConflict<>();
            case Rejected<T>(var detail) -> new Rejected<>(detail);
            case Unavailable<T>(var rateLimited, var after) -> new Unavailable<>(rateLimited, after);
        };
    }
}
