package dev.groundwork.billing.hosting;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.OwnerApps.Running;
import dev.groundwork.appregistry.SuspendApp;
import dev.groundwork.appregistry.Suspension;
import dev.groundwork.appregistry.Suspensions;
import dev.groundwork.appregistry.Suspensions.Notice;
import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Suspends an owner's apps that could not be paid. First the suspension is recorded, with the one mail about it; then each app is suspended in the
 * registry, and the worker is asked to stop it at its provider. A run after a crash finds the record, mails nothing again and suspends the rest.
 */
@Singleton
final class SuspendUnpaidApps {

    private static final int MAX_TRIES = 20;

    /** A mail names so many apps and counts the others. */
    private static final int NAMED = 2;

    private final Suspensions suspensions;
    private final AppRegistry registry;
    private final SuspendApp suspendApp;
    private final StopQueue stops;
    private final ProductClock clock;

    SuspendUnpaidApps(
            Suspensions suspensions, AppRegistry registry, SuspendApp suspendApp, StopQueue stops, ProductClock clock) {
        this.suspensions = suspensions;
        this.registry = registry;
        this.suspendApp = suspendApp;
        this.stops = stops;
        this.clock = clock;
    }

    /**
     * Suspends apps. Safe to repeat. One that its owner has stopped, started again or deleted meanwhile is left as it is.
     *
     * @param day the owner's local date that could not be paid
     * @return how many apps ran until now
     */
    long suspend(UserId owner, LocalDate day, List<Running> unpaid) {
        var found = unpaid.stream()
                .flatMap(running -> registry
                        .find(owner, running.app())
                        .filter(app -> app.isRunningSince(running.since()))
                        .map(app -> new Unpaid(running, app.settings().name().value()))
                        .stream())
                .toList();
        if (!found.isEmpty()) {
            record(owner, day, found);
        }
        return found.stream().filter(app -> suspend(owner, app.running())).count();
    }

    private record Unpaid(Running running, String name) {}

    private boolean suspend(UserId owner, Running running) {
        var wasRunning = suspendApp.suspend(owner, running.app(), running.since());
        if (wasRunning) {
            stops.send(running.app());
        }
        return wasRunning;
    }

    private void record(UserId owner, LocalDate day, List<Unpaid> found) {
        var running = found.stream().map(Unpaid::running).toList();
        for (int i = 0; i < MAX_TRIES; i++) {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var before = suspensions.find(owner);
            var known = before.orElseGet(() -> Suspension.none(owner, now));
            var fresh = known.unknown(day, running);
            var after = known.with(day, fresh, now);
            if (after.apps().equals(known.apps())
                    || suspensions.replace(before, after, Optional.of(notice(found, fresh)))) {
                return;
            }
        }
        throw new WriteContentionException();
    }

    private static Notice notice(List<Unpaid> found, List<Running> fresh) {
        var names = found.stream()
                .filter(app -> fresh.contains(app.running()))
                .map(Unpaid::name)
                .limit(NAMED)
                .toList();
        return new Notice(Notice.Kind.SUSPENDED, names, fresh.size());
    }
}
