package dev.groundwork.localstack.stripe.wire;

import dev.groundwork.localstack.stripe.state.ApiError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Parameters as a form or a query sends them, nested by brackets: {@code line_items[0][price]=price_1}. A value is a {@link String} or a map
 * of the same kind; {@code name[]} counts up.
 */
final class Form {

    private static final int MOST_PARAMETERS = 1_000;
    private static final int DEEPEST = 10;
    private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*])*)");
    private static final Pattern BRACKET = Pattern.compile("\\[([^\\[\\]]*)]");

    private Form() {}

    /** Reads a form; the parts that come later in it win. */
    static Map<String, Object> parse(String text) {
        var root = new LinkedHashMap<String, Object>();
        var pairs = text.split("&", -1);
        if (pairs.length > MOST_PARAMETERS) {
            throw ApiError.refused("parameter_unknown", "There are too many parameters.");
        }
        for (var pair : pairs) {
            if (!pair.isEmpty()) {
                var cut = pair.indexOf('=');
                var name = decoded(cut < 0 ? pair : pair.substring(0, cut));
                put(root, name, cut < 0 ? "" : decoded(pair.substring(cut + 1)));
            }
        }
        return root;
    }

    private static void put(Map<String, Object> root, String name, String value) {
        var parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw ApiError.invalid("parameter_unknown", name, "Received unknown parameter: " + name);
        }
        var map = root;
        var key = parts.group(1);
        int depth = 0;
        for (var bracket : BRACKET.matcher(parts.group(2)).results().toList()) {
            if (depth++ > DEEPEST || map.get(key) instanceof String) {
                throw ApiError.invalid(name, "Invalid object");
            }
            map = child(map, key);
            key = bracket.group(1).isEmpty() ? String.valueOf(map.size()) : bracket.group(1);
        }
        map.put(key, value);
    }

    @SuppressWarnings("unchecked") // only maps of this kind are put here
    private static Map<String, Object> child(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.refused("parameter_unknown", "The request has an escape that is none.");
        }
    }
}
