package dev.groundwork.localstack.provider.proxy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Tells what a client that asks for a file has of it already, and which part it wants (RFC 9110, 13 and 14). */
final class Conditions {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private Conditions() {}

    /** The bytes that a client wants. */
    sealed interface Range {
        record All() implements Range {}

        record Part(long first, long last) implements Range {}

        record Outside() implements Range {}
    }

    /** Returns true if the client has this already. If-None-Match counts before If-Modified-Since, which is compared as text. */
    static boolean unchanged(HttpFields asked, String tag, @Nullable String date) {
        if (asked.contains(HttpHeader.IF_NONE_MATCH)) {
            return asked.getValuesList(HttpHeader.IF_NONE_MATCH).stream()
                    .flatMap(value -> Stream.of(value.split(",", -1)))
                    .map(String::strip)
                    .map(t -> t.startsWith("W/") ? t.substring(2) : t)
                    .anyMatch(t -> t.equals(tag) || t.equals("*"));
        }
        return date != null && date.equals(asked.get(HttpHeader.IF_MODIFIED_SINCE));
    }

    /** Returns one range; several, or what is not a range of bytes, mean all. */
    static Range range(HttpFields headers, String tag, long size) {
        var asked = Optional.ofNullable(headers.get(HttpHeader.RANGE))
                .map(RANGE::matcher)
                .filter(Matcher::matches);
        if (asked.isEmpty()
                || Optional.ofNullable(headers.get(HttpHeader.IF_RANGE))
                        .filter(t -> !t.equals(tag))
                        .isPresent()) {
            return new Range.All();
        }
        var first = asked.get().group(1);
        var last = asked.get().group(2);
        if (first.isEmpty() && last.isEmpty()) {
            return new Range.All();
        }
        if (first.isEmpty()) {
            var suffix = Long.parseLong(last);
            return suffix == 0 || size == 0
                    ? new Range.Outside()
                    : new Range.Part(Math.max(0, size - suffix), size - 1);
        }
        var from = Long.parseLong(first);
        var to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return new Range.All();
        }
        return from >= size ? new Range.Outside() : new Range.Part(from, to);
    }
}
