package dev.groundwork.localstack.google;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Parameters of a query or a form. One without a value counts as left out (RFC 6749 section 3.1).
 *
 * @param values by name
 */
record Parameters(Map<String, String> values) {

    /** Reads them; throws {@link IllegalArgumentException} where one comes twice or is badly escaped. */
    static Parameters parse(String text) {
        var values = new HashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var cut = pair.indexOf('=');
            if (cut > 0 && cut < pair.length() - 1) {
                var name = decoded(pair.substring(0, cut));
                if (values.put(name, decoded(pair.substring(cut + 1))) != null) {
                    throw new IllegalArgumentException("the parameter " + name + " comes twice");
                }
            }
        }
        return new Parameters(values);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean has(String name, String value) {
        return value.equals(values.get(name));
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** As a query, in the order of the map. */
    static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
