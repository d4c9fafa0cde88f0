package dev.groundwork.localstack.runner.events;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * One field of a cron expression: {@code *}, numbers, names, ranges, lists and steps.
 *
 * @param names of the values from {@code min} on, where they have some
 * @param whole the expression, for what is said when it cannot be read
 */
record CronField(String what, int min, int max, List<String> names, String whole) {

    /** The values that a field names. */
    BitSet parse(String field) {
        var values = new BitSet();
        for (var part : field.split(",", -1)) {
            addPart(part, values);
        }
        return values;
    }

    private void addPart(String part, BitSet values) {
        var slash = part.indexOf('/');
        var range = slash < 0 ? part : part.substring(0, slash);
        var step = slash < 0 ? 1 : step(part.substring(slash + 1));
        var dash = range.indexOf('-');
        int from;
        int to;
        if (range.equals("*")) {
            from = min;
            to = max;
        } else if (dash >= 0) {
            from = value(range.substring(0, dash));
            to = value(range.substring(dash + 1));
        } else {
            from = value(range);
            to = slash < 0 ? from : max;
        }
        if (from > to) {
            throw refused(part);
        }
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
    }

    private int step(String text) {
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw refused(text);
        }
        return Integer.parseInt(text);
    }

    /** A number or a name within the field's bounds. */
    int value(String text) {
        var name = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (name >= 0) {
            return min + name;
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw refused(text);
        }
        return Integer.parseInt(text);
    }

    IllegalArgumentException refused(String part) {
        return new IllegalArgumentException(
                "the " + what + " of a cron are from " + min + " to " + max + ", not '" + part + "': " + whole);
    }
}
