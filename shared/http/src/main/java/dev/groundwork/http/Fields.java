package dev.groundwork.http;

import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Parses the members of a request body and collects all that is wrong with them, so that a caller hears of every bad field at once:
 *
 * <pre>{@code
 * var fields = new Fields();
 * var name = fields.required("/displayName", body.displayName(), DisplayName::parse, "invalid_display_name", "1 to 80 characters");
 * fields.throwIfAny();
 * use(name.get());
 * }</pre>
 */
public final class Fields {

    private final List<FieldError> errors = new ArrayList<>();

    /** Parses a member that has to be there. Answers nothing, and notes why, when it is missing or not valid. */
    public <A, T> Optional<T> required(
            String pointer, @Nullable A given, Function<A, Optional<T>> parse, String code, String detail) {
        if (given == null) {
            add(pointer, "required", "This member is required.");
            return Optional.empty();
        }
        var parsed = parse.apply(given);
        if (parsed.isEmpty()) {
            add(pointer, code, detail);
        }
        return parsed;
    }

    /** Notes that something is wrong with a member. */
    public void add(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }

    /** Stops the request with {@code validation_failed} where anything was noted. */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
    }
}
