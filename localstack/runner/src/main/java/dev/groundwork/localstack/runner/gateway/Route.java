package dev.groundwork.localstack.runner.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route of the template.
 *
 * @param segments of its path; {@code {name}} takes one, {@code {name+}} at the end takes one or more
 */
record Route(String method, String path, String function, List<String> segments) {

    private static final String ANY = "ANY";

    static Route of(String method, String path, String function) {
        return new Route(method, path, function, split(path));
    }

    private static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private static boolean isGreedy(String segment) {
        return segment.startsWith("{") && segment.endsWith("+}");
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    /** As API Gateway names it. */
    String key() {
        return method + " " + path;
    }

    boolean takesMethod(String aMethod) {
        return method.equals(ANY) || method.equals(aMethod);
    }

    /** The parameters that a path has, or nothing where it is not one of this route. */
    Optional<Map<String, String>> match(String aPath) {
        var given = split(aPath);
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (isGreedy(segment)
                    && given.size() > i
                    && !String.join("", given.subList(i, given.size())).isEmpty()) {
                var rest = String.join("/", given.subList(i, given.size()));
                parameters.put(segment.substring(1, segment.length() - 2), decoded(rest));
                return Optional.of(parameters);
            }
            if (given.size() <= i || !takes(segment, given.get(i))) {
                return Optional.empty();
            }
            if (isParameter(segment)) {
                parameters.put(segment.substring(1, segment.length() - 1), decoded(given.get(i)));
            }
        }
        return given.size() == segments.size() ? Optional.of(parameters) : Optional.empty();
    }

    private static boolean takes(String segment, String given) {
        return isParameter(segment) ? !isGreedy(segment) && !given.isEmpty() : segment.equals(given);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Sorts the way API Gateway chooses: a text before a parameter before a greedy one, at the first segment that differs. */
    String rank() {
        var rank = new StringBuilder();
        for (var segment : segments) {
            rank.append(isGreedy(segment) ? '2' : isParameter(segment) ? '1' : '0');
        }
        // A route that ends where another goes on greedily is the more exact one.
        return rank.append(method.equals(ANY) ? "b" : "a").toString();
    }
}
