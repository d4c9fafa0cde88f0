package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.SuspendApp;
import dev.groundwork.appregistry.Suspension;
import dev.groundwork.appregistry.Suspension.SuspendedApp;
import dev.groundwork.appregistry.Suspensions;
import dev.groundwork.appregistry.Suspensions.Notice;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.hosting.lifecycle.StartApp;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.ledger.store.SpendableCredits.Spendable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Resumes the oldest suspended apps of an owner, as many as the credits pay a day for. Each is started under a key of its own; then one write takes
 * them off the suspension and mails about them. A run that dies in between leaves apps that are known by their keys: the next one mails about them. An
 * app that its owner has started or deleted goes off the suspension without a mail.
 */
@Singleton
public final class ResumeOwnedApps {

    /** The time in which the run that has recorded a suspension suspends the apps itself. */
    static final Duration SUSPENDING = Duration.ofMinutes(5);

    /** A run that died is noticed within this time; later an owner without credits is checked once a day only. */
    private static final Duration FRESH = Duration.ofHours(1);

    private static final long MINUTES_A_DAY = Duration.ofDays(1).toMinutes();

    /** The most apps of one owner that a run reads. */
    private static final int MAX_APPS = 200;

    private static final int NAMED = 2;

    private final Suspensions suspensions;
    private final AppRegistry registry;
    private final OwnersCredits credits;
    private final StartApp startApp;
    private final SuspendApp suspendApp;
    private final WorkerQueue queue;
    private final ProductClock clock;

    public ResumeOwnedApps(
            Suspensions suspensions,
            AppRegistry registry,
            OwnersCredits credits,
            StartApp startApp,
            SuspendApp suspendApp,
            WorkerQueue queue,
            ProductClock clock) {
        this.suspensions = suspensions;
        this.registry = registry;
        this.credits = credits;
        this.startApp = startApp;
        this.suspendApp = suspendApp;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Resumes what the credits pay. Safe to repeat.
     *
     * @return how many apps were resumed
     */
    long resume(Suspension suspension, Spendable its) {
        var affordable = credits.days(its) - suspension.spokenFor(its.debit());
        if (affordable <= 0 && !isChecked(suspension)) {
            return 0;
        }
        var run = new Owner(suspension, affordable);
        suspension.apps().stream().limit(MAX_APPS).forEach(run::visit);
        return run.record(its.debit());
    }

    private boolean isChecked(Suspension suspension) {
        var now = clock.instant();
        var minute = now.getEpochSecond() / Duration.ofMinutes(1).toSeconds();
        return suspension.updatedAt().plus(FRESH).isAfter(now)
                || Math.floorMod(suspension.owner().hashCode(), MINUTES_A_DAY) == minute % MINUTES_A_DAY;
    }

    /** The apps of one owner in one run. */
    private final class Owner {

        private final Suspension suspension;
        private final List<App> resumed = new ArrayList<>();
        private final Set<AppId> off = new HashSet<>();
        private long affordable;

        Owner(Suspension suspension, long affordable) {
            this.suspension = suspension;
            this.affordable = affordable;
        }

        void visit(SuspendedApp suspended) {
            var found = registry.find(suspension.owner(), suspended.app());
            if (found.isEmpty()) {
                off.add(suspended.app());
                return;
            }
            var app = found.get();
            var key = new IdempotencyKey(suspended.resumptionKey());
            if (app.isRunningSince(suspended.since())) {
                finishSuspension(suspended);
            } else if (app.serving().waitsForCredits() && app.active().isEmpty()) {
                start(app, key);
            } else if (isStoppedByOwner(app)) {
                off.add(app.id());
            } else if (registry.reservedBy(app.id(), key).isPresent()) {
                resumed(app);
            } else if (app.isRunning()) {
                off.add(app.id());
            }
        }

        /** The run that could not charge it has died before it suspended the app. */
        private void finishSuspension(SuspendedApp suspended) {
            if (suspension.updatedAt().plus(SUSPENDING).isBefore(clock.instant())
                    && suspendApp.suspend(suspension.owner(), suspended.app(), suspended.since())) {
                queue.send(WorkerMessage.stopOrRemove(suspended.app()), Duration.ZERO);
            }
        }

        private void start(App app, IdempotencyKey key) {
            if (affordable > 0 && startApp.resume(suspension.owner(), app.id(), key)) {
                resumed(app);
            }
        }

        private void resumed(App app) {
            affordable--;
            resumed.add(app);
            off.add(app.id());
        }

        private static boolean isStoppedByOwner(App app) {
            return !app.serving().shouldRun() && app.serving().suspendedAt().isEmpty();
        }

        /** Takes the apps off the suspension; where another run was faster, that one has written about them. */
        long record(String debit) {
            if (off.isEmpty()) {
                return 0;
            }
            var rest = suspension.without(off);
            var after = resumed.isEmpty() ? rest : rest.resumed(resumed.size(), debit);
            return suspensions.replace(Optional.of(suspension), after, notice()) ? resumed.size() : 0;
        }

        private Optional<Notice> notice() {
            var names = resumed.stream()
                    .map(app -> app.settings().name().value())
                    .limit(NAMED)
                    .toList();
            return names.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Notice(Notice.Kind.RESUMED, names, resumed.size()));
        }
    }
}
