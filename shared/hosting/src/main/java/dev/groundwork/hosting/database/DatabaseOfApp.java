package dev.groundwork.hosting.database;

import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.database.DatabaseRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.lifecycle.AppPart;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The database of a deleted app: it goes with the app, without the days in which a removal alone can be undone. */
@Singleton
final class DatabaseOfApp implements AppPart {

    private final DatabaseRegistry registry;
    private final ProviderDatabases provider;
    private final ProductClock clock;
    private final DatabaseLimits limits = DatabaseLimits.STANDARD;

    DatabaseOfApp(DatabaseRegistry registry, ProviderDatabases provider, ProductClock clock) {
        this.registry = registry;
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public boolean remove(App app) {
        return registry.find(app.id()).map(database -> isRemoved(app, database)).orElse(true);
    }

    /** Waits for the step of a worker that may be creating it just now: what that makes would be left behind. */
    private boolean isRemoved(App app, AppDatabase database) {
        var now = now();
        var leased = database.discarding(now.plus(limits.lease()));
        if (database.isLeased(now) || !registry.replace(database, leased)) {
            return false;
        }
        var held = leased.written();
        if (provider.isDeleted(app, held)) {
            return registry.purge(held);
        }
        registry.replace(held, held.waits("", now()));
        return false;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
