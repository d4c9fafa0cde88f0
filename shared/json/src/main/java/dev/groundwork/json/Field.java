package dev.groundwork.json;

import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
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
     * @throws ProblemException {@code validation_failed} with every error of the request, if there is any
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
     * @param make may throw {@link ProblemException} for what is no matter of form, such as an id that names nothing
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

    /** Collects everything that is wrong with the fields of one request, so that a caller hears of every bad field at once. */
    public static final class FieldErrors {

        private final List<FieldError> errors = new ArrayList<>();

        /** Adds an error. */
        public void add(String pointer, String code, String detail) {
            errors.add(new FieldError(pointer, code, detail));
        }

        /** Adds an error and returns the field that has it. */
        public <T> Field<T> invalid(String pointer, String code, String detail) {
            add(pointer, code, detail);
            return invalid();
        }

        /** Returns a field whose error has been added. */
        public <T> Field<T> invalid() {
            return new Field<>(null, this::throwIfAny);
        }

        /** Returns a field with this value. */
        public <T> Field<T> valid(T value) {
            return new Field<>(() -> value, this::throwIfAny);
        }

        boolean isEmpty() {
            return errors.isEmpty();
        }

        /** Stops the request with {@code validation_failed} if there is any error. */
        public void throwIfAny() {
            if (!errors.isEmpty()) {
                throw new ProblemException(Problem.invalid(errors));
            }
        }
    }
}
