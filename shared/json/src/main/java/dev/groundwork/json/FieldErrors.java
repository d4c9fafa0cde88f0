package dev.groundwork.json;

import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with the fields of one request, so that a caller hears of every bad field at once. */
public final class FieldErrors {

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
