package dev.groundwork.localstack.runner.template;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The environment variable that sets a parameter: {@code AccessTtl} is set by {@code GROUNDWORK_ACCESS_TTL}. */
public final class ParameterNames {

    private static final String PREFIX = "GROUNDWORK_";

    private ParameterNames() {}

    /** The variable of a parameter. */
    public static String variable(String parameter) {
        return PREFIX + parameter.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** The parameters that an environment sets, by every name that a variable could stand for. */
    public static Map<String, String> fromEnvironment(Map<String, String> environment) {
        var parameters = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                parameters.put(camel(name.substring(PREFIX.length())), value);
            }
        });
        return parameters;
    }

    private static String camel(String upperSnake) {
        var camel = new StringBuilder();
        for (var word : upperSnake.toLowerCase(Locale.ROOT).split("_", -1)) {
            if (!word.isEmpty()) {
                camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return camel.toString();
    }
}
