package dev.groundwork.apps.database;

import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.database.DatabaseRegistry;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Removes the database of an app: it works on for {@link AppDatabase#GRACE}, in which its owner can have it back, then the worker deletes it with
 * its variable. Safe to repeat: a repeated removal does not move the end.
 */
@Singleton
final class RemoveDatabase {

    private static final int MAX_TRIES = 5;

    private final DatabaseRegistry databases;
    private final ProductClock clock;

    RemoveDatabase(DatabaseRegistry databases, ProductClock clock) {
        this.databases = databases;
        this.clock = clock;
    }

    /** Removes a database and returns it as it is then, nothing if the app has none. */
    Optional<AppDatabase> remove(AppId app) {
        for (int i = 0; i < MAX_TRIES; i++) {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var found = databases.find(app).filter(database -> !database.isGone(now));
            if (found.filter(database -> !database.isRemoved()).isEmpty()) {
                return found;
            }
            var removed = found.get().removed(now);
            if (databases.replace(found.get(), removed)) {
                return Optional.of(removed);
            }
        }
        throw new WriteContentionException();
    }
}
