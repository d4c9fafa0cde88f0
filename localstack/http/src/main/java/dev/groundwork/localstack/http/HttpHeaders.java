package dev.groundwork.localstack.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The headers of a message in their order; names are compared without case, one name may come several times. */
public record HttpHeaders(List<Line> lines) {

    /** No headers. */
    public static final HttpHeaders NONE = new HttpHeaders(List.of());

    /** One header line. */
    public record Line(String name, String value) {}

    public HttpHeaders {
        lines = List.copyOf(lines);
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .findFirst();
    }

    /** Every value of a name, in order. */
    public List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .toList();
    }

    /** Tells whether there is a header of this name. */
    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** The values by name in lower case, in the order of the names' first lines. */
    public Map<String, List<String>> byName() {
        var names = new LinkedHashMap<String, List<String>>();
        for (var line : lines) {
            names.computeIfAbsent(line.name().toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(line.value());
        }
        return names;
    }

    /** The same with one more line. */
    public HttpHeaders plus(String name, String value) {
        var more = new ArrayList<>(lines);
        more.add(new Line(name, value));
        return new HttpHeaders(more);
    }

    /** The same with this line in place of every one of its name. */
    public HttpHeaders with(String name, String value) {
        return without(name).plus(name, value);
    }

    /** The same without any line of this name. */
    public HttpHeaders without(String name) {
        return new HttpHeaders(lines.stream()
                .filter(line -> !line.name().equalsIgnoreCase(name))
                .toList());
    }
}
