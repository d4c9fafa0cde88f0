package dev.groundwork.ledger.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything in a schedule that decides what may happen next, and what was over before what began.
 *
 * @param image the table's number
 * @param runs the number of each request's run
 * @param after for each request, and last for the tick, which of them were over when it began, as bits
 * @param now what the clock shows
 * @param ticks how often it will move still
 * @param crashes how many there may be still
 */
record ScheduleState(int image, List<Integer> runs, List<Integer> after, Instant now, int ticks, int crashes) {

    ScheduleState {
        runs = List.copyOf(runs);
        after = List.copyOf(after);
    }

    /** A request, or the tick, begins while these are over. */
    ScheduleState begins(int index, int over) {
        var more = new ArrayList<>(after);
        more.set(index, over);
        return new ScheduleState(image, runs, more, now, ticks, crashes);
    }

    /** A request comes further. */
    ScheduleState goesOn(int actor, int run, int newImage) {
        return new ScheduleState(newImage, with(actor, run), after, now, ticks, crashes);
    }

    /** A request dies, and even if it was over: its answer was lost. */
    ScheduleState dies(int actor, int run) {
        var lost = after.stream().map(over -> over & ~(1 << actor)).toList();
        return new ScheduleState(image, with(actor, run), lost, now, ticks, crashes - 1);
    }

    private List<Integer> with(int actor, int run) {
        var others = new ArrayList<>(runs);
        others.set(actor, run);
        return others;
    }

    ScheduleState later(Duration by, int ticksLeft) {
        return new ScheduleState(image, runs, after, now.plus(by), ticksLeft, crashes);
    }
}
