package dev.groundwork.appregistry.store;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.AppId;

/**
 * The keys of the table {@code apps} for the databases of apps, and the conditions of their writers.
 *
 * <pre>
 * pk             sk                      item                                        condition on write
 * APP#app_…      DATABASE                the database of an app                      ABSENT_DATABASE, LIVE_APP and FREE_VARIABLE
 *                                                                                    at creation, SAME_DATABASE afterwards
 * DATABASES#n    APP#app_…               a database for which a step is due          none, written with its database
 * </pre>
 */
final class DatabasesTable {

    /** The app has no database: of racing requests one makes it. */
    static final String ABSENT_DATABASE = "attribute_not_exists(pk)";

    /** Nobody has written the database since it was read: of two workers one has the lease, and no late result undoes a removal. */
    static final String SAME_DATABASE = "version = :seen";

    /** The app is not deleted: no database is made behind its removal. */
    static final String LIVE_APP = "attribute_exists(pk) AND attribute_not_exists(removedAt)";

    /** The owner has not set the variable: of a racing change of it and the database one is refused, and nothing is overwritten. */
    static final String FREE_VARIABLE = "attribute_not_exists(#variables.DATABASE_URL)";

    private DatabasesTable() {}

    /** The entry of a database for which a step is due: {@code appId, dueAt}. */
    static Key due(AppId app) {
        return new Key(duePartition(AppsTable.shard(app.value())), duePrefix() + app);
    }

    /** A partition of databases for which a step is due. */
    static String duePartition(int shard) {
        return "DATABASES#" + shard;
    }

    /** The prefix of the sort keys of databases for which a step is due. */
    static String duePrefix() {
        return "APP#";
    }
}
