package dev.groundwork.http;

import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The header {@code Accept} (RFC 9110 section 12.5.1): media ranges with weights, compared without case; the most specific range that matches a type
 * says its weight, and 0 excludes it. Among equal weights the more specific range wins, then the one that comes first. What is no range is left out.
 */
public final class Accept {

    /** The name under which {@link ApiFunction} hands the header on, whatever the caller sent under it. */
    static final String ASIDE = "x-groundwork-accept";

    private final List<Range> ranges = new ArrayList<>();

    private Accept(String text) {
        for (var part : text.split(",", -1)) {
            if (part.indexOf('/') > 0) {
                ranges.add(Range.of(part, ranges.size()));
            }
        }
    }

    /** The header of a request; without one everything is accepted. */
    static Accept of(HttpRequest<?> request) {
        return new Accept(String.join(",", request.getHeaders().getAll(ASIDE)));
    }

    /** The type that the caller likes best, in doubt the first; nothing if none is accepted. */
    public Optional<String> best(List<String> offered) {
        if (ranges.isEmpty()) {
            return Optional.of(offered.getFirst());
        }
        return IntStream.range(0, offered.size())
                .boxed()
                .flatMap(i -> match(offered.get(i)).map(range -> new Match(offered.get(i), i, range)).stream())
                .filter(match -> match.range.weight > 0)
                .min(Match.ORDER)
                .map(Match::type);
    }

    private Optional<Range> match(String type) {
        return ranges.stream().filter(range -> range.matches(type)).max(Comparator.comparingInt(Range::specificity));
    }

    private record Match(String type, int place, Range range) {

        private static final Comparator<Match> ORDER = Comparator.<Match>comparingDouble(match -> -match.range.weight)
                .thenComparingInt(match -> -match.range.specificity())
                .thenComparingInt(match -> match.range.place)
                .thenComparingInt(Match::place);
    }

    private record Range(String type, double weight, int place) {

        static Range of(String text, int place) {
            var parts = text.split(";", -1);
            var weight = 1.0;
            for (var i = 1; i < parts.length; i++) {
                var parameter = parts[i].strip();
                if (parameter.regionMatches(true, 0, "q=", 0, 2)) {
                    weight = weight(parameter.substring(2));
                }
            }
            return new Range(parts[0].strip().toLowerCase(Locale.ROOT), weight, place);
        }

        /** A weight that is none excludes the range. */
        private static double weight(String text) {
            return text.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(text) : 0;
        }

        boolean matches(String offered) {
            return switch (specificity()) {
                case 0 -> true;
                case 1 -> offered.startsWith(type.substring(0, type.length() - 1));
                default -> offered.equals(type);
            };
        }

        int specificity() {
            return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
        }
    }
}
