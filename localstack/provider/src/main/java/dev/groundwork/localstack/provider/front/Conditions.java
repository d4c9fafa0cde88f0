package dev.groundwork.localstack.provider.front;

import java.util.regex.Pattern;

/** What a request for a file makes depend on what the client has already (RFC 9110, 13 and 14). */
final class Conditions {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private Conditions() {}

    /** Which bytes are wanted. */
    sealed interface Range {
        record All() implements Range {}

        record Part(long first, long last) implements Range {}

        record Outside() implements Range {}
    }

    /** Whether the client has this already. If-None-Match counts before If-Modified-Since, which is compared as text. */
    static boolean unchanged(Head head, String tag, String date) {
        if (!head.all("If-None-Match").isEmpty()) {
            return head.members("If-None-Match")
                    .map(t -> t.startsWith("W/") ? t.substring(2) : t)
                    .anyMatch(t -> t.equals(tag) || t.equals("*"));
        }
        return head.value("If-Modified-Since").filter(date::equals).isPresent();
    }

    /** One range; several, or what is not a range of bytes, mean all. */
    static Range range(Head head, String tag, long size) {
        var asked = head.value("Range").map(RANGE::matcher).filter(m -> m.matches());
        if (asked.isEmpty()
                || head.value("If-Range").filter(t -> !t.equals(tag)).isPresent()) {
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
