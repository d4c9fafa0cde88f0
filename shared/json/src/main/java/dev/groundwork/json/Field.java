package dev.groundwork.json;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One field of a request after it was read: its value, or nothing where it is not valid. Read all fields of a request first and use {@link #get} last,
 * in the constructor of the request: it stops the request with the errors of all fields.
 *
 * @param <T> the type of the value
 */
public final class Field<T> {

    private final @Nullable Supplier<T> value;
    private final Runnable throwIfAnyError;

    /**
     * @param value null if the field is not valid and its error has been added
     */
    Field(@Nullable Supplier<T> value, Runnable throwIfAnyError) {
        this.value = value;
        this.throwIfAnyError = throwIfAnyError;
    }

    /**
     * Returns the value.
     *
     * @throws dev.groundwork.kernel.ProblemException {@code validation_failed} with every error of the request, if there is any
     */
    public T get() {
        throwIfAnyError.run();
        return ifValid().orElseThrow(() -> new IllegalStateException("an invalid field has an error"));
    }

    /** Returns the value if this field is valid, whatever the others are: for rules between fields. */
    public Optional<T> ifValid() {
        return Optional.ofNullable(value).map(Supplier::get);
    }

    /**
     * Returns a field with another value, made of this one when it is used, after all fields of the request were read.
     *
     * @param make may throw {@link dev.groundwork.kernel.ProblemException} for what is no matter of form, such as an id that names nothing
     */
    public <R> Field<R> map(Function<T, R> make) {
        var made = value;
        return new Field<>(made == null ? null : () -> make.apply(made.get()), throwIfAnyError);
    }

    /** Returns this field as one that can be left out. */
    public Field<Optional<T>> asOptional() {
        var given = value;
        return new Field<>(given == null ? null : () -> Optional.of(given.get()), throwIfAnyError);
    }
}
