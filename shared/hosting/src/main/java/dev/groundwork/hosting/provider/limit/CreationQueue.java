package dev.groundwork.hosting.provider.limit;

import dev.groundwork.kernel.AppId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The creations at a provider that allows so many in an hour. First come, first served: the app at a place goes when more slots are free
 * than stand before it. Each slot is for one request to the provider; who has to repeat one asks again, and keeps no place. Pure.
 *
 * @param taken when the slots of the last hour were taken, oldest first
 * @param waiting the apps that wait, the first one first
 */
record CreationQueue(List<Instant> taken, List<Waiting> waiting) {

    /** The time in which a slot comes back. */
    static final Duration WINDOW = Duration.ofHours(1);

    /** An app that did not ask for so long may have given up. */
    private static final Duration QUIET = Duration.ofMinutes(3);

    private static final Duration REFRESH = Duration.ofSeconds(30);

    static final CreationQueue EMPTY = new CreationQueue(List.of(), List.of());

    CreationQueue {
        taken = List.copyOf(taken);
        waiting = List.copyOf(waiting);
    }

    /**
     * An app that waits for a slot.
     *
     * @param app the app
     * @param asked when it last asked
     */
    record Waiting(AppId app, Instant asked) {}

    /**
     * The queue after an app has asked.
     *
     * @param queue the queue as it is then
     * @param decision what the app may do
     */
    record Asked(CreationQueue queue, CreationQuota.Decision decision) {}

    /**
     * Asks for a slot.
     *
     * @param limit how many creations the provider allows in an hour
     * @param stillWaits tells whether an app that did not ask for a while still waits
     */
    Asked ask(AppId app, int limit, Instant now, Predicate<AppId> stillWaits) {
        var recent = taken.stream().filter(t -> t.plus(WINDOW).isAfter(now)).toList();
        var others = waiting.stream()
                .filter(w -> w.app().equals(app) || w.asked().plus(QUIET).isAfter(now) || stillWaits.test(w.app()))
                .toList();
        int place = place(others, app);
        int free = limit - recent.size();
        if (place < free) {
            return new Asked(
                    new CreationQueue(with(recent, now), without(others, app)), new CreationQuota.Decision.Granted());
        }
        var queue = new CreationQueue(recent, asked(others, app, now));
        return new Asked(queue, new CreationQuota.Decision.Queued(place + 1, eta(recent, place - free, now)));
    }

    private static int place(List<Waiting> waiting, AppId app) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).app().equals(app)) {
                return i;
            }
        }
        return waiting.size();
    }

    /** Returns when the slot comes back that is this far ahead; each comes back an hour after it was taken, and is taken again at once. */
    private static Instant eta(List<Instant> taken, int ahead, Instant now) {
        if (taken.isEmpty()) {
            return now.plus(WINDOW);
        }
        var slot = taken.get(ahead % taken.size());
        return slot.plus(WINDOW.multipliedBy(1L + ahead / taken.size()));
    }

    private static List<Instant> with(List<Instant> taken, Instant now) {
        var more = new ArrayList<>(taken);
        more.add(now);
        return more;
    }

    private static List<Waiting> without(List<Waiting> waiting, AppId app) {
        return waiting.stream().filter(w -> !w.app().equals(app)).toList();
    }

    /** Keeps the place of an app that waits already; when it last asked is written now and then only. */
    private static List<Waiting> asked(List<Waiting> waiting, AppId app, Instant now) {
        var all = new ArrayList<>(waiting);
        int place = place(waiting, app);
        if (place == waiting.size()) {
            all.add(new Waiting(app, now));
        } else if (Duration.between(waiting.get(place).asked(), now).compareTo(REFRESH) >= 0) {
            all.set(place, new Waiting(app, now));
        }
        return all;
    }
}
