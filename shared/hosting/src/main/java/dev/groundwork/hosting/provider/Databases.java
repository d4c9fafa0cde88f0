package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The databases of apps at a provider, at most one for each service. Each method is safe to repeat. */
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
     * A database to create.
     *
     * @param service the service that uses it
     * @param name the name of the app, from which its name is made
     * @param marker the marker that it carries
     * @param engine one of {@link #engines()}
     */
    record NewDatabase(ServiceId service, AppIdentity.Slug name, Marker marker, String engine) {}

    /** Returns the engines that can be provisioned, the standard one first. */
    List<String> engines();

    /** Finds our database of a service. */
    ProviderOutcome<Database> find(ServiceId service, AppIdentity.Slug name, Marker marker);

    /** Creates a database, or returns ours of this service. */
    ProviderOutcome<Database> create(NewDatabase database);

    /** Reads a database. */
    ProviderOutcome<Database> read(ServiceId service, DatabaseId database);

    /** Deletes a database with what is in it; one that is not there counts as deleted. */
    ProviderOutcome<DatabaseId> delete(ServiceId service, DatabaseId database);
}
