package dev.groundwork.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query or form as the caller spelled it: {@code name=value} pairs in {@code application/x-www-form-urlencoded}. API Gateway's own map of parameters
 * joins several of one name by commas, so it is not used.
 *
 * @param text the raw text, without a question mark
 */
record QueryText(String text) {

    private record Pair(String text) {

        String name() {
            return decoded(text.substring(0, cut()));
        }

        String value() {
            return decoded(text.substring(Math.min(cut() + 1, text.length())));
        }

        private int cut() {
            var cut = text.indexOf('=');
            return cut < 0 ? text.length() : cut;
        }
    }

    /** The decoded values of a parameter, in order. */
    List<String> values(String name) {
        return pairs().filter(pair -> pair.name().equals(name)).map(Pair::value).toList();
    }

    /** The same text with one value for a parameter, which comes last. */
    String with(String name, String value) {
        return Stream.concat(
                        pairs().filter(pair -> !pair.name().equals(name)).map(Pair::text),
                        Stream.of(name + "=" + value))
                .collect(Collectors.joining("&"));
    }

    /** Tells whether every escape is one and no parameter has two values. */
    boolean isUnambiguous() {
        var names = new HashSet<String>();
        return pairs().allMatch(
                        pair -> isDecodable(pair.text()) && (pair.value().isEmpty() || names.add(pair.name())));
    }

    private Stream<Pair> pairs() {
        return Arrays.stream(text.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(Pair::new);
    }

    private static boolean isDecodable(String text) {
        try {
            URLDecoder.decode(text, StandardCharsets.UTF_8);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Decodes a text; one that is not escaped rightly stays as it is: no parameter has such a name or value. */
    private static String decoded(String text) {
        return isDecodable(text) ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
    }
}
