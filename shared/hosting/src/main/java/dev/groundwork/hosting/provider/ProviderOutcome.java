package dev.groundwork.hosting.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The outcome of a call of a hosting provider. */
public sealed interface ProviderOutcome<T> {

    /** The provider answered. */
    record Answered<T>(T value) implements ProviderOutcome<T> {}

    /** The provider does not know the object. */
    record Missing<T>() implements ProviderOutcome<T> {}

    /** The name belongs to an object that is not ours. */
    record NameConflict<T>() implements ProviderOutcome<T> {}

    /** The provider refuses; repeating does not help. */
    record Rejected<T>(String detail) implements ProviderOutcome<T> {}

    /**
     * The provider refuses a variable of the app; its owner has to change it.
     *
     * @param detail names the variable and says what the provider says of it
     */
    record VariableRefused<T>(String detail) implements ProviderOutcome<T> {}

    /**
     * The provider cannot do it now, or its answer was lost: the call may have had its effect.
     *
     * @param rateLimited true if the provider asks for fewer calls
     * @param after how long the provider asks us to wait
     */
    record Unavailable<T>(boolean rateLimited, Optional<Duration> after) implements ProviderOutcome<T> {}

    /** The provider refuses our own token: nothing is wrong with what was asked for, and an operator has to act. */
    record TokenRefused<T>() implements ProviderOutcome<T> {}

    /** Converts the value of an answer; any other outcome stays as it is. */
    default <R> ProviderOutcome<R> map(Function<T, R> change) {
        return flatMap(value -> new Answered<>(change.apply(value)));
    }

    /** Continues with the value of an answer; any other outcome stays as it is. */
    default <R> ProviderOutcome<R> flatMap(Function<T, ProviderOutcome<R>> change) {
        return switch (this) {
            case Answered<T>(var value) -> change.apply(value);
            case Missing<T>() -> new Missing<>();
            case NameConflict<T>() -> new NameConflict<>();
            case Rejected<T>(var detail) -> new Rejected<>(detail);
            case VariableRefused<T>(var detail) -> new VariableRefused<>(detail);
            case Unavailable<T>(var rateLimited, var after) -> new Unavailable<>(rateLimited, after);
            case TokenRefused<T>() -> new TokenRefused<>();
        };
    }
}
