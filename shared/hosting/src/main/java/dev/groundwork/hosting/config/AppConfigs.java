package dev.groundwork.hosting.config;

import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.secrets.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads and writes the configuration of apps. */
public interface AppConfigs extends AppConfigReader {

    /** The time in which a replaced value is kept, since logs may still show it: longer than any provider keeps them. */
    Duration REPLACED_KEPT_FOR = Duration.ofDays(90);

    /** The most replaced values of an app that are read, the newest first. */
    int MAX_REPLACED = 500;

    /**
     * A value that a variable had once.
     *
     * @param name the variable
     * @param value its former value, sealed
     */
    record Replaced(String name, Envelope value) {}

    /** The outcome of a change. */
    enum Written {
        DONE,
        /** Somebody else has changed the configuration since it was read. */
        CHANGED_SINCE,
        /** The app's database is not as the change requires. */
        OTHER_DATABASE,
        /** The app is purged. */
        NO_APP
    }

    /** The condition of a change on the app's database: the owner and the database never both set {@link AppDatabase#VARIABLE}. */
    sealed interface DatabaseCondition {

        /** Nothing: the change is of other variables. */
        record Any() implements DatabaseCondition {}

        /** The app has none, so that the variable is its owner's. */
        record None() implements DatabaseCondition {}

        /** It is as it was when it was read, so that no late result of a worker sets or removes the variable. */
        record Unchanged(AppDatabase seen) implements DatabaseCondition {}
    }

    /** Writes a change, and keeps what it replaces, if nobody has written since {@code before} was read. */
    Written replace(
            AppId app,
            AppConfig before,
            AppConfig after,
            List<Replaced> replaced,
            DatabaseCondition database,
            Instant now);

    /** Records which version a deployment carries; of repeated attempts the last one counts. Nothing is recorded for a purged app. */
    void recordCarried(AppId app, DeploymentId deployment, long version);

    /** Returns the values that were replaced less than {@link #REPLACED_KEPT_FOR} ago, the newest first, at most {@link #MAX_REPLACED}. */
    List<Replaced> replaced(AppId app, Instant now);
}
