package dev.groundwork.hosting.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of an app's variables. */
final class VariableRules {

    /** The largest value in bytes of UTF-8. */
    static final int MAX_VALUE_BYTES = 32 * 1024;

    /** The most variables of an app. */
    static final int MAX_VARIABLES = 250;

    /** The most bytes of all names and values: sealed, they fit into one item of DynamoDB (400 KB). */
    static final int MAX_BYTES = 256 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    /** Set by us or by a provider: a process that reads another value there does not start, or is not found. */
    private static final Set<String> RESERVED = Set.of("PORT", "CI", "PATH", "HOME");

    private static final List<String> RESERVED_PREFIXES = List.of("RAILWAY", "RENDER", "VERCEL", "AWS_", "GROUNDWORK_");

    private VariableRules() {}

    /** Returns what is wrong with a change of a variable, nothing when nothing is. */
    static Optional<ChangeConfig.Refusal> refusal(String name, Optional<String> value) {
        if (!NAME.matcher(name).matches()) {
            return refused(name, "invalid_name", "A name is A-Z, a-z, 0-9 and _, not first a digit, at most 128.");
        }
        if (RESERVED.contains(name) || RESERVED_PREFIXES.stream().anyMatch(name::startsWith)) {
            return refused(name, "reserved_name", "The platform or a provider sets this variable.");
        }
        return value.flatMap(text -> ofValue(name, text));
    }

    private static Optional<ChangeConfig.Refusal> ofValue(String name, String value) {
        if (value.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            return refused(name, "invalid_value", "A value is Unicode text without the character NUL.");
        }
        return value.getBytes(StandardCharsets.UTF_8).length > MAX_VALUE_BYTES
                ? refused(name, "value_too_large", "A value has at most " + MAX_VALUE_BYTES + " bytes in UTF-8.")
                : Optional.empty();
    }

    /** Returns what is wrong with a whole configuration, nothing when nothing is. */
    static Optional<ChangeConfig.Refusal> refusal(AppConfig config) {
        if (config.variables().size() > MAX_VARIABLES) {
            return refused("", "too_many_variables", "An app has at most " + MAX_VARIABLES + " variables.");
        }
        return config.bytes() > MAX_BYTES
                ? refused("", "variables_too_large", "All names and values have at most " + MAX_BYTES + " bytes.")
                : Optional.empty();
    }

    private static Optional<ChangeConfig.Refusal> refused(String name, String code, String detail) {
        return Optional.of(new ChangeConfig.Refusal(name, code, detail));
    }
}
