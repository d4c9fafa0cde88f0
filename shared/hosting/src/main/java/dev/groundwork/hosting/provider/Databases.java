package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The databases of apps at a provider, at most one for each app. Each method makes a few calls, returns within seconds, and is safe to repeat. A
 * caller makes one call for an app at a time and looks a database up before it creates one, so that a lost answer makes no second.
 */
public interface Databases {

    /** The state of a database. */
    enum DatabaseState {
        PROVISIONING,
        READY,
        FAILED,
        /** A state that is not known here. */
        UNKNOWN
    }

    /**
     * The provider's id of a database.
     *
     * @param value as the provider spells it
     */
    record DatabaseId(String value) {

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * The address of a database with its password.
     *
     * @param value secret
     */
    record ConnectionString(String value) {

        @Override
        public String toString() {
            return "ConnectionString[]";
        }
    }

    /**
     * A database.
     *
     * @param id the provider's id
     * @param engine such as {@code postgres}
     * @param state its state
     * @param connection its address, nothing until it is ready
     * @param expiresAt when the provider removes it by itself
     * @param detail what the provider says of it, for the owner; empty when nothing
     */
    record Database(
            DatabaseId id,
            String engine,
            DatabaseState state,
            Optional<ConnectionString> connection,
            Optional<Instant> expiresAt,
            String detail) {}

    /**
     * The app that has a database. A database can be asked for before the first deployment: a provider whose databases need a project or the like
     * makes that here, marked so that the deployment finds it.
     *
     * @param name the name of the app, from which the name of its database is made
     * @param marker the marker that the database carries, where the provider has a place for it
     * @param service the app's service at the provider, nothing before its first deployment
     */
    record DatabaseOwner(AppIdentity.Slug name, Marker marker, Optional<ServiceId> service) {}

    /**
     * A database to create.
     *
     * @param owner the app that uses it
     * @param engine one of {@link #engines()}
     */
    record NewDatabase(DatabaseOwner owner, String engine) {}

    /** Returns the engines that can be provisioned, the standard one first. Only a provider whose engines are found out makes a call for it. */
    ProviderOutcome<List<String>> engines();

    /** Finds our database of an app. Somebody else's of its name is a name conflict where the provider's names are unique. */
    ProviderOutcome<Database> find(DatabaseOwner owner);

    /** Creates a database, or returns ours of this app. The caller has looked it up before. */
    ProviderOutcome<Database> create(NewDatabase database);

    /** Reads a database. */
    ProviderOutcome<Database> read(DatabaseOwner owner, DatabaseId database);

    /** Deletes a database with what is in it; one that is not there counts as deleted, as does one whose project was deleted with its service. */
    ProviderOutcome<DatabaseId> delete(DatabaseOwner owner, DatabaseId database);
}
