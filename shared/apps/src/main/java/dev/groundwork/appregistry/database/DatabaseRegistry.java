package dev.groundwork.appregistry.database;

import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.kernel.AppId;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes the databases of all apps, at most one for each. */
public interface DatabaseRegistry extends DatabaseReader {

    /** The outcome of adding a database. */
    enum CreateOutcome {
        CREATED,
        /** The app has a database already. */
        EXISTS,
        /** The app is deleted. */
        NO_APP,
        /** The app's owner has set the variable {@link AppDatabase#VARIABLE}. */
        VARIABLE_EXISTS
    }

    /** Adds a database, unless its app is deleted or its variable is set: of racing requests one adds it. */
    CreateOutcome create(AppDatabase database);

    /**
     * Writes a change if nobody has written since {@code before} was read.
     *
     * @return false where somebody else has written since
     */
    boolean replace(AppDatabase before, AppDatabase after);

    /**
     * Removes a database.
     *
     * @return false where somebody else has written since
     */
    boolean purge(AppDatabase database);

    /** Lists the apps whose databases are due by now. A page may have fewer than its limit. */
    RegistryPage<AppId> due(Instant now, int limit, Optional<String> from);
}
