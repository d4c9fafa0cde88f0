package dev.groundwork.apps.database;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.database.DatabaseRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Asks for an app's database; the worker provisions it. Safe to repeat: the app has one. Asked for again, one that was removed is there again
 * with what is in it, as long as its grace lasts, and one that has failed is tried again.
 */
@Singleton
final class RequestDatabase {

    private static final int MAX_TRIES = 5;

    private final AppReader apps;
    private final DatabaseRegistry databases;
    private final HostingProviders providers;
    private final WorkerQueue queue;
    private final ProductClock clock;

    RequestDatabase(
            AppReader apps,
            DatabaseRegistry databases,
            HostingProviders providers,
            WorkerQueue queue,
            ProductClock clock) {
        this.apps = apps;
        this.databases = databases;
        this.providers = providers;
        this.queue = queue;
        this.clock = clock;
    }

    /** The outcome of a request. */
    sealed interface Outcome {

        /** The app has this database, or will have it. */
        record Accepted(AppDatabase database) implements Outcome {}

        /** The owner has set the variable of the address, which is not overwritten. */
        record VariableExists() implements Outcome {}

        /** The app's provider has no such database; these requests do something similar. */
        record Unsupported(List<String> alternatives) implements Outcome {

            public Unsupported {
                alternatives = List.copyOf(alternatives);
            }
        }

        /** The provider does not say what it has; the caller may repeat. */
        record ProviderUnavailable() implements Outcome {}

        /** The owner has no such app. */
        record NotFound() implements Outcome {}
    }

    /**
     * Asks for a database.
     *
     * @param engine the requested engine, nothing for the provider's standard one
     */
    Outcome request(UserId owner, AppId id, Optional<String> engine) {
        for (int i = 0; i < MAX_TRIES; i++) {
            var app = apps.find(owner, id);
            if (app.isEmpty()) {
                return new Outcome.NotFound();
            }
            var outcome = tryOnce(app.get(), engine);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new WriteContentionException();
    }

    /** Returns nothing where somebody else has written the database at the same time. */
    private Optional<Outcome> tryOnce(App app, Optional<String> engine) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = databases.find(app.id());
        if (known.filter(database -> !database.isGone(now)).isPresent()) {
            return again(known.get(), known.get().engine(), now);
        }
        return switch (engines(app)) {
            case ProviderOutcome.Answered<List<String>>(var engines) ->
                engine.or(() -> engines.stream().findFirst())
                        .filter(engines::contains)
                        .map(chosen -> begin(app, known, chosen, now))
                        .orElseGet(() -> Optional.of(unsupported(app, !engines.isEmpty())));
            case ProviderOutcome.Missing<List<String>>() -> Optional.of(unsupported(app, false));
            case ProviderOutcome.NameConflict<List<String>> other -> Optional.of(new Outcome.ProviderUnavailable());
            case ProviderOutcome.Rejected<List<String>> other -> Optional.of(new Outcome.ProviderUnavailable());
            case ProviderOutcome.VariableRefused<List<String>> other -> Optional.of(new Outcome.ProviderUnavailable());
            case ProviderOutcome.Unavailable<List<String>> other -> Optional.of(new Outcome.ProviderUnavailable());
            case ProviderOutcome.TokenRefused<List<String>> other -> Optional.of(new Outcome.ProviderUnavailable());
        };
    }

    private ProviderOutcome<List<String>> engines(App app) {
        return providers
                .find(app.identity().provider())
                .flatMap(HostingProvider::databases)
                .map(at -> at.engines())
                .orElseGet(ProviderOutcome.Missing::new);
    }

    private static Outcome unsupported(App app, boolean hasAnother) {
        var path = "/api/apps/" + app.id();
        return new Outcome.Unsupported(List.of(
                hasAnother
                        ? "POST " + path + "/database {}"
                        : "PUT " + path + "/config {\"variables\":{\"DATABASE_URL\":\"…\"}}"));
    }

    private Optional<Outcome> begin(App app, Optional<AppDatabase> gone, String engine, Instant now) {
        return gone.isPresent() ? again(gone.get(), engine, now) : create(app, engine, now);
    }

    private Optional<Outcome> again(AppDatabase known, String engine, Instant now) {
        var after = known.again(engine, now);
        if (after.equals(known)) {
            return Optional.of(new Outcome.Accepted(known));
        }
        return databases.replace(known, after) ? Optional.of(accepted(after.written())) : Optional.empty();
    }

    private Optional<Outcome> create(App app, String engine, Instant now) {
        var database = AppDatabase.create(app.id(), app.owner(), engine, now);
        return switch (databases.create(database)) {
            case CREATED -> Optional.of(accepted(database.written()));
            case EXISTS -> Optional.empty();
            case NO_APP -> Optional.of(new Outcome.NotFound());
            case VARIABLE_EXISTS -> Optional.of(new Outcome.VariableExists());
        };
    }

    private Outcome accepted(AppDatabase database) {
        queue.send(WorkerMessage.stopOrRemove(database.app()), Duration.ZERO);
        return new Outcome.Accepted(database);
    }
}
