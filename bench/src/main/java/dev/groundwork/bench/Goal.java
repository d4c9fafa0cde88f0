package dev.groundwork.bench;

import java.util.Locale;

/** The goal of a figure. */
sealed interface Goal {

    /** The verdict on a goal that was not reached. */
    String MISSED = "**no**";

    /** At most this. */
    record AtMost(double limit) implements Goal {}

    /** At least this. */
    record AtLeast(double limit) implements Goal {}

    /** Nothing was promised; the figure is there to know. */
    record None() implements Goal {}

    default String text() {
        return switch (this) {
            case AtMost(var limit) -> "≤ " + number(limit);
            case AtLeast(var limit) -> "≥ " + number(limit);
            case None() -> "";
        };
    }

    default String verdict(double figure) {
        return switch (this) {
            case AtMost(var limit) -> verdict(figure <= limit);
            case AtLeast(var limit) -> verdict(figure >= limit);
            case None() -> "";
        };
    }

    private static String verdict(boolean isReached) {
        return isReached ? "yes" : MISSED;
    }

    /** Up to three decimals. */
    static String number(double figure) {
        var text = String.format(Locale.ROOT, "%,.3f", figure);
        return text.replaceAll("\\.?0+$", "");
    }
}
