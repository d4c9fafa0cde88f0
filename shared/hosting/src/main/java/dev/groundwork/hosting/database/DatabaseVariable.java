package dev.groundwork.hosting.database;

import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.hosting.provider.Databases.ConnectionString;

/** The variable of an app that holds the address of its database. While the app has a database, nobody else writes it. */
public interface DatabaseVariable {

    /** The outcome of a write. */
    sealed interface Outcome {

        /** The variable is as asked for; it may have been so before. */
        record Done() implements Outcome {}

        /** The database has changed since it was read, or its app is gone: nothing is written. */
        record DatabaseChanged() implements Outcome {}

        /** The app's variables have no room for it. */
        record Refused(String detail) implements Outcome {}
    }

    /** Sets the variable, if the database is as it was read. The next deployment carries it. */
    Outcome set(AppDatabase database, ConnectionString address);

    /** Removes the variable, if the database is as it was read. */
    Outcome remove(AppDatabase database);
}
