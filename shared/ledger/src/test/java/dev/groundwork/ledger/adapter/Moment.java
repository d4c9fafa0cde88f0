package dev.groundwork.ledger.adapter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything in a schedule that decides what may happen next, and what was over before what began.
 *
 * @param image the table's number
 * @param strands the number of each request's strand
 * @param after for each request, and last for the tick, which of them were over when it began, as bits
 * @param now what the clock shows
 * @param ticks how often it will move still
 * @param crashes how many there may be still
 */
record Moment(int image, List<Integer> strands, List<Integer> after, Instant now, int ticks, int crashes) {

    Moment {
        strands = List.copyOf(strands);
        after = List.copyOf(after);
    }

    /** A request, or the tick, begins while these are over. */
    Moment begins(int index, int over) {
        var more = new ArrayList<>(after);
        more.set(index, over);
        return new Moment(image, strands, more, now, ticks, crashes);
    }

    /** A request comes further. */
    Moment goesOn(int actor, int strand, int newImage) {
        return new Moment(newImage, with(actor, strand), after, now, ticks, crashes);
    }

    /** A request dies, and even if it was over: its answer was lost. */
    Moment dies(int actor, int strand) {
        var lost = after.stream().map(over -> over & ~(1 << actor)).toList();
        return new Moment(image, with(actor, strand), lost, now, ticks, crashes - 1);
    }

    private List<Integer> with(int actor, int strand) {
        var others = new ArrayList<>(strands);
        others.set(actor, strand);
        return others;
    }

    Moment later(Duration by, int ticksLeft) {
        return new Moment(image, strands, after, now.plus(by), ticksLeft, crashes);
    }
}
