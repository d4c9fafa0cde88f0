package dev.groundwork.hosting.database;

import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.provider.Databases;
import dev.groundwork.hosting.provider.Databases.Database;
import dev.groundwork.hosting.provider.Databases.DatabaseId;
import dev.groundwork.hosting.provider.Databases.DatabaseOwner;
import dev.groundwork.hosting.provider.Databases.NewDatabase;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.StackName;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Calls an app's provider for the app's database: found before it is created, and only ours. The caller has the lease of the database, so that
 * no two do this at once.
 */
@Singleton
final class ProviderDatabases {

    private final HostingProviders providers;
    private final StackName stack;

    ProviderDatabases(HostingProviders providers, StackName stack) {
        this.providers = providers;
        this.stack = stack;
    }

    /** Reads the database by its id, or finds it by its marker; nothing while the provider is not configured. */
    Optional<ProviderOutcome<Database>> read(App app, AppDatabase database) {
        var owner = owner(app);
        return databases(app)
                .map(at -> database.atProvider()
                        .map(id -> at.read(owner, new DatabaseId(id)))
                        .orElseGet(() -> at.find(owner)));
    }

    /** Creates the database, unless it is found after all. */
    Optional<ProviderOutcome<Database>> create(App app, AppDatabase database) {
        var owner = owner(app);
        return databases(app).map(at -> {
            var found = database.atProvider().isPresent() ? at.find(owner) : new Missing<Database>();
            return found instanceof Missing ? at.create(new NewDatabase(owner, database.engine())) : found;
        });
    }

    /** Deletes the database with what is in it; returns true once nothing of ours is there. */
    boolean isDeleted(App app, AppDatabase database) {
        var owner = owner(app);
        return databases(app)
                .filter(at -> isDeleted(database.atProvider()
                        .<ProviderOutcome<DatabaseId>>map(id -> new Answered<>(new DatabaseId(id)))
                        .orElseGet(() -> at.find(owner).map(Database::id))
                        .flatMap(id -> at.delete(owner, id))))
                .isPresent();
    }

    private static boolean isDeleted(ProviderOutcome<DatabaseId> outcome) {
        return switch (outcome) {
            case Answered<DatabaseId> deleted -> true;
            case Missing<DatabaseId>() -> true;
            case ProviderOutcome.NameConflict<DatabaseId>() -> true;
            case ProviderOutcome.Rejected<DatabaseId> rejected -> false;
            case ProviderOutcome.VariableRefused<DatabaseId> refused -> false;
            case ProviderOutcome.Unavailable<DatabaseId> unavailable -> false;
            case ProviderOutcome.TokenRefused<DatabaseId>() -> false;
        };
    }

    private Optional<Databases> databases(App app) {
        return providers.find(app.identity().provider()).flatMap(HostingProvider::databases);
    }

    private DatabaseOwner owner(App app) {
        return new DatabaseOwner(
                app.identity().slug(), stack.marker(app.id()), app.serving().service());
    }
}
