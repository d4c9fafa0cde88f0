package dev.groundwork.kernel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An error as a value, before it is rendered as RFC 9457 problem details.
 *
 * @param code which error
 * @param detail what happened this time, for people; never a secret, never whether an account exists
 * @param errors the bad fields, empty where none is to blame
 * @param members further members of the problem object, in this order
 * @param retryAfter how long to wait before a retry, where that is known; told in whole seconds, rounded up
 */
public record Problem(
        ProblemCode code,
        String detail,
        List<FieldError> errors,
        Map<String, Object> members,
        Optional<Duration> retryAfter) {

    public Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
    }

    /** A problem with nothing but its code and a detail. */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), Map.of(), Optional.empty());
    }

    /** {@link ProblemCode#VALIDATION_FAILED} with the bad fields. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(
                ProblemCode.VALIDATION_FAILED, "See errors for each field.", errors, Map.of(), Optional.empty());
    }

    /** The same problem with one more member. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(code, detail, errors, more, retryAfter);
    }

    /** The same problem with the time to wait before a retry. */
    public Problem retryAfter(Duration wait) {
        return new Problem(code, detail, errors, members, Optional.of(wait));
    }
}
