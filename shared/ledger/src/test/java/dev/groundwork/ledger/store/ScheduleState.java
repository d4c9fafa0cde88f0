package dev.groundwork.ledger.store;

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
record ScheduleState(int image, List<Integer> strands, List<Integer> after, Instant now, int ticks, int crashes) {

    ScheduleState {
        strands = List.copyOf(strands);
        after = List.copyOf(after);
    }

    /** A request, or the tick, begins while these are over. */
    ScheduleState begins(int index, int over) {
        var more = new ArrayList<>(after);
        more.set(index, over);
        return new ScheduleState(image, strands, more, now, ticks, crashes);
    }

    /** A request comes further. */
    ScheduleState goesOn(int actor, int strand, int newImage) {
        return new ScheduleState(newImage, with(actor, strand), after, now, ticks, crashes);
    }

    /** A request dies, and even if it was over: its answer was lost. */
    ScheduleState dies(int actor, int strand) {
        var lost = after.stream().map(over -> over & ~(1 << actor)).toList();
        return new ScheduleState(image, with(actor, strand), lost, now, ticks, crashes - 1);
    }

    private List<Integer> with(int actor, int strand) {
        var others = new ArrayList<>(strands);
        others.set(actor, strand);
        return others;
    }

    ScheduleState later(Duration by, int ticksLeft) {
        return new ScheduleState(image, strands, after, now.plus(by), ticksLeft, crashes);
    }
}
