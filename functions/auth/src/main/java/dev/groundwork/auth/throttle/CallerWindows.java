package dev.groundwork.auth.throttle;

import dev.groundwork.auth.throttle.FailedSignIns.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The failed sign-ins that one process knows of its newest 10,000 callers. Safe for use by several threads. */
final class CallerWindows {

    private static final int MAX_CALLERS = 10_000;

    private final Map<CallerNetwork, Window> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CallerNetwork, Window> eldest) {
            return size() > MAX_CALLERS;
        }
    };

    private record Window(Instant since, int taken) {

        Duration left(Instant now) {
            return Duration.between(now, since.plus(CallerLimit.WINDOW));
        }
    }

    synchronized Admission take(CallerNetwork caller, Instant now) {
        var known = windows.get(caller);
        var open = known == null || !known.left(now).isPositive() ? new Window(now, 0) : known;
        if (open.taken == CallerLimit.PERMITS) {
            return new Admission.Over(open.left(now));
        }
        windows.put(caller, new Window(open.since, open.taken + 1));
        return new Admission.Permit(caller, open.since);
    }

    synchronized void release(Admission.Permit permit) {
        windows.computeIfPresent(
                permit.caller(), (caller, window) -> window.since.equals(permit.since()) ? oneLess(window) : window);
    }

    private static Window oneLess(Window window) {
        return new Window(window.since, Math.max(0, window.taken - 1));
    }

    /** Records that others have used up the window that began then. */
    synchronized void usedUp(CallerNetwork caller, Instant since) {
        windows.put(caller, new Window(since, CallerLimit.PERMITS));
    }
}
