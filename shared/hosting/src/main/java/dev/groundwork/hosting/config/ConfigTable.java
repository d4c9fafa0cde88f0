package dev.groundwork.hosting.config;

import dev.groundwork.appregistry.store.AppsTable;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;

/**
 * The keys of the table {@code apps} that hold the configuration of apps, and the conditions of its writers.
 *
 * <pre>
 * pk         sk               item                                         condition on write
 * APP#app_…  CONFIG           an app's variables, their values sealed      NO_CONFIG at first, SAME_CONFIG afterwards; APP_STANDS;
 *                                                                          with DATABASE_URL also NO_DATABASE or SAME_DATABASE
 * APP#app_…  REPLACED#number  the values that a change replaced, sealed    none, written with CONFIG; TTL
 * APP#app_…  CARRIED#dep_…    which version of them a deployment carries   none: the last attempt counts; APP_STANDS
 * </pre>
 */
final class ConfigTable {

    /** The app has no variables yet: of racing first changes one is written. */
    static final String NO_CONFIG = "attribute_not_exists(pk)";

    /** Nobody has changed the configuration since it was read: of racing changes none is lost. */
    static final String SAME_CONFIG = "version = :seen";

    /** The app's owner item is there: nothing is written for an app that was purged meanwhile. */
    static final String APP_STANDS = "attribute_exists(pk)";

    /** The app has no database: of a racing database and a change of its variable by the owner one is refused. */
    static final String NO_DATABASE = "attribute_not_exists(pk)";

    /** The database is as its worker has read it: no late result sets or removes its variable. */
    static final String SAME_DATABASE = "version = :version";

    private ConfigTable() {}

    /** The variables of an app. */
    static Key config(AppId app) {
        return AppsTable.config(app);
    }

    /** The values that a change replaced, by the version that it made; numbers sort by their age. */
    static Key replaced(AppId app, long version) {
        return new Key(partition(app), replacedPrefix() + "%012d".formatted(version));
    }

    /** The prefix of the sort keys of replaced values. */
    static String replacedPrefix() {
        return "REPLACED#";
    }

    /** The version that a deployment carries. */
    static Key carried(AppId app, DeploymentId deployment) {
        return new Key(partition(app), "CARRIED#" + deployment);
    }

    /** The partition of everything of one app but the app itself. */
    static String partition(AppId app) {
        return "APP#" + app;
    }
}
