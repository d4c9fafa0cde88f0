package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.model.App;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The starts in a row of an app that does not keep running. Pure: says whether it is started once more.
 *
 * @param run what was started: another build, or a start by the owner, begins a new history
 * @param count how many starts in a row
 * @param last when it was last started
 * @param why how it was found before that start, as its owner would read it: {@code crash_loop} or {@code stopped}
 */
record StartHistory(String run, int count, Instant last, String why) {

    /** An app that ran for this long after a start has recovered: the next crash is a first one. */
    static final Duration RECOVERED = Duration.ofHours(1);

    /** The most starts in a row; after these the app is given up, about an hour after the first crash. */
    static final int MAX_STARTS = 8;

    /** The starts that follow one another in each run. */
    private static final int AT_ONCE = 3;

    /** Longer than the answer of a provider can be old: of two runs at once one starts an app. */
    private static final Duration SETTLES = Duration.ofSeconds(20);

    /** The decision about an app that should run and does not. */
    sealed interface Decision {
        /** Start it, once the history is written. */
        record Start(StartHistory history) implements Decision {}

        /** Leave it: it was started a short while ago. */
        record Wait() implements Decision {}

        /** Give it up: it does not keep running. The cause is that of the last start; giving it up may itself have stopped it. */
        record GiveUp(String why) implements Decision {}
    }

    /** Names what an app runs. */
    static String runOf(App app) {
        return app.serving().build().map(Object::toString).orElse("")
                + app.serving()
                        .runningSince()
                        .map(since -> "@" + since.toEpochMilli())
                        .orElse("");
    }

    /** Decides for what an app runs now. */
    static Decision decide(Optional<StartHistory> known, String run, String why, Instant now) {
        return known.filter(history -> history.run().equals(run))
                .filter(history -> now.isBefore(history.last().plus(RECOVERED)))
                .map(history -> history.next(why, now))
                .orElseGet(() -> new Decision.Start(new StartHistory(run, 1, now, why)));
    }

    private Decision next(String found, Instant now) {
        if (now.isBefore(last.plus(waitAfter()))) {
            return new Decision.Wait();
        }
        return count < MAX_STARTS
                ? new Decision.Start(new StartHistory(run, count + 1, now, found))
                : new Decision.GiveUp(why);
    }

    /** None to speak of, twice, then 1, 2, 4 … minutes. */
    private Duration waitAfter() {
        return count < AT_ONCE ? SETTLES : Duration.ofMinutes(1L << (count - AT_ONCE));
    }
}
