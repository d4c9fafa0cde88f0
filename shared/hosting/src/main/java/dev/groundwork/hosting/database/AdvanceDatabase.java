package dev.groundwork.hosting.database;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.database.DatabaseRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Makes the next step of an app's database: provisions it, or deletes one that is gone with its variable. Safe to repeat and to run twice at once:
 * a step is leased before the provider is called, and a result that comes late is not written.
 */
@Singleton
public final class AdvanceDatabase {

    private static final String LEFT_OVER =
            "What is left of an earlier database is deleted first. The provider is asked again.";

    private final DatabaseRegistry registry;
    private final AppRegistry apps;
    private final ProvisionDatabase provisionDatabase;
    private final ProviderDatabases provider;
    private final DatabaseVariable variable;
    private final WorkerQueue queue;
    private final ProductClock clock;
    private final DatabaseLimits limits = DatabaseLimits.STANDARD;

    AdvanceDatabase(
            DatabaseRegistry registry,
            AppRegistry apps,
            ProvisionDatabase provisionDatabase,
            ProviderDatabases provider,
            DatabaseVariable variable,
            WorkerQueue queue,
            ProductClock clock) {
        this.registry = registry;
        this.apps = apps;
        this.provisionDatabase = provisionDatabase;
        this.provider = provider;
        this.variable = variable;
        this.queue = queue;
        this.clock = clock;
    }

    /** Makes the step that is due, if one is. A deleted app's database goes with the app. */
    public void advance(AppId id) {
        var now = now();
        var due = registry.find(id).filter(database -> database.isDue(now));
        if (due.isEmpty()) {
            return;
        }
        var app = apps.find(id).filter(a -> !a.isRemoved());
        if (app.isEmpty()) {
            return;
        }
        var database = due.get();
        var until = now.plus(limits.lease());
        var leased = database.isGone(now) ? database.discarding(until) : database.leased(until);
        if (registry.replace(database, leased)) {
            step(app.get(), leased.written());
        }
    }

    private void step(App app, AppDatabase held) {
        if (!held.discards()) {
            record(held, provisionDatabase.step(app, held));
        } else if (!isDiscarded(app, held)) {
            record(held, held.waits(LEFT_OVER, now().plus(limits.longestPoll())));
        } else if (held.isRemoved()) {
            registry.purge(held);
        } else {
            record(held, held.discarded(now()));
        }
    }

    private boolean isDiscarded(App app, AppDatabase held) {
        return provider.isDeleted(app, held)
                && switch (variable.remove(held)) {
                    case DatabaseVariable.Outcome.Done() -> true;
                    case DatabaseVariable.Outcome.DatabaseChanged() -> false;
                    case DatabaseVariable.Outcome.Refused refused -> false;
                };
    }

    /** Writes the result, and has the worker come back soon where more is to be done; the reconciler brings what is due later. */
    private void record(AppDatabase held, AppDatabase after) {
        if (registry.replace(held, after)) {
            after.dueAt()
                    .map(at -> Duration.between(now(), at))
                    .filter(wait -> wait.compareTo(limits.longestPoll()) <= 0)
                    .ifPresent(wait -> queue.send(
                            WorkerMessage.stopOrRemove(held.app()), wait.isNegative() ? Duration.ZERO : wait));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
