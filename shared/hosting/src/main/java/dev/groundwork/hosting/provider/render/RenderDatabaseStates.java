package dev.groundwork.hosting.provider.render;

import dev.groundwork.hosting.provider.Databases.DatabaseState;
import java.util.List;
import java.util.Optional;

/** Render's eleven states of a database (databaseStatus of its API) as ours. A value that is not known here stays unknown. */
final class RenderDatabaseStates {

    private RenderDatabaseStates() {}

    /** Converts a state. While Render works on a database it answers again soon, and its address stays. */
    static DatabaseState of(RenderDatabaseJson.Postgres postgres) {
        if (postgres.isSuspended()) {
            return DatabaseState.FAILED;
        }
        return switch (postgres.status()) {
            case "available", "maintenance_scheduled" -> DatabaseState.READY;
            case "creating",
                    "unavailable",
                    "config_restart",
                    "maintenance_in_progress",
                    "recovery_in_progress",
                    "updating_instance" -> DatabaseState.PROVISIONING;
            case "recovery_failed" -> DatabaseState.FAILED;
            case null, default -> DatabaseState.UNKNOWN;
        };
    }

    /** Says for an owner why a database cannot be used; empty where nothing is to be said. */
    static String detail(RenderDatabaseJson.Postgres postgres) {
        if (postgres.isSuspended()) {
            return "The database is suspended at Render (" + by(postgres) + "); what is in it is kept.";
        }
        return switch (postgres.status()) {
            case "recovery_failed" -> "Render could not recover the database.";
            case "unavailable",
                    "config_restart",
                    "maintenance_in_progress",
                    "recovery_in_progress",
                    "updating_instance" -> "Render works on the database (" + postgres.status() + ").";
            case null, default -> "";
        };
    }

    private static String by(RenderDatabaseJson.Postgres postgres) {
        var by = Optional.ofNullable(postgres.suspenders()).orElse(List.of());
        return by.isEmpty() ? "it does not say by whom" : "by " + String.join(", ", by);
    }
}
