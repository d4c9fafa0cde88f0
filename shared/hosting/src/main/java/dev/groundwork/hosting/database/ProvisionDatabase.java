package dev.groundwork.hosting.database;

import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.provider.Databases.ConnectionString;
import dev.groundwork.hosting.provider.Databases.Database;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.redaction.AppSecrets;
import dev.groundwork.hosting.redaction.Redactor;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a database at its app's provider, and sets the variable of its address once it is ready: one step of it, under the lease of the caller, who
 * writes the result. A database that is ready is only looked at: it is never made again without its owner's word, since what was in it is lost.
 */
@Singleton
final class ProvisionDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisionDatabase.class);

    private static final String SILENT = "The provider does not answer now. It is asked again.";
    private static final String GAVE_UP = "The provider did not answer for a day. Ask for the database again.";
    private static final String TOO_LONG = "The provider did not finish the database in time. Ask for it again.";
    private static final String BROKEN = "The provider could not make the database. Ask for it again.";
    private static final String TAKEN = "The provider has another database of that name, which is not the app's.";
    private static final String GONE =
            "The provider has removed the database. Ask for it again to get an empty one with another address.";
    private static final String NO_ROOM = "The variable DATABASE_URL cannot be set. Remove others, then ask again. ";

    private final ProviderDatabases provider;
    private final DatabaseVariable variable;
    private final AppSecrets secrets;
    private final ProductClock clock;
    private final DatabaseLimits limits = DatabaseLimits.STANDARD;

    ProvisionDatabase(ProviderDatabases provider, DatabaseVariable variable, AppSecrets secrets, ProductClock clock) {
        this.provider = provider;
        this.variable = variable;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Returns the database after the step. */
    AppDatabase step(App app, AppDatabase held) {
        return switch (outcome(app, held)) {
            case ProviderOutcome.Answered<Database>(var found) ->
                found(app, held.found(found.id().value()), found);
            case Missing<Database>() -> missing(held);
            case ProviderOutcome.NameConflict<Database>() -> held.failed(TAKEN);
            case ProviderOutcome.Rejected<Database>(var detail) -> held.failed(redacted(app, detail, Optional.empty()));
            case ProviderOutcome.VariableRefused<Database>(var detail) ->
                held.failed(redacted(app, detail, Optional.empty()));
            case ProviderOutcome.Unavailable<Database>(var rateLimited, var after) -> silent(held, after);
            case ProviderOutcome.TokenRefused<Database>() -> silent(held, Optional.empty());
        };
    }

    private ProviderOutcome<Database> outcome(App app, AppDatabase held) {
        var known = provider.read(app, held).orElseGet(ProvisionDatabase::notConfigured);
        var isToBeMade = known instanceof Missing && held.status() == AppDatabase.Status.PROVISIONING;
        return isToBeMade && !isSettling(held)
                ? provider.create(app, held).orElseGet(ProvisionDatabase::notConfigured)
                : known;
    }

    private static ProviderOutcome<Database> notConfigured() {
        return new ProviderOutcome.Unavailable<>(false, Optional.empty());
    }

    /** A database that was just made may not be found yet: a second one is not made for that. */
    private boolean isSettling(AppDatabase held) {
        return held.atProvider().isPresent() && !isOlder(held, limits.settling());
    }

    private AppDatabase missing(AppDatabase held) {
        return held.status() == AppDatabase.Status.READY ? held.lost(GONE) : waits(held);
    }

    private AppDatabase found(App app, AppDatabase held, Database database) {
        return switch (database.state()) {
            case PROVISIONING -> waits(held);
            case READY ->
                database.connection()
                        .map(address -> ready(held, database, variable.set(held, address)))
                        .orElseGet(() -> waits(held));
            case FAILED ->
                held.failed(
                        database.detail().isEmpty() ? BROKEN : redacted(app, database.detail(), database.connection()));
            case UNKNOWN -> {
                LOG.atWarn()
                        .addKeyValue("event", "provider_status_unknown")
                        .addKeyValue("appId", held.app())
                        .log("A provider answers a database status that is not known here");
                yield waits(held);
            }
        };
    }

    private AppDatabase ready(AppDatabase held, Database database, DatabaseVariable.Outcome written) {
        return switch (written) {
            case DatabaseVariable.Outcome.Done() -> held.ready(database.expiresAt(), now());
            case DatabaseVariable.Outcome.DatabaseChanged() -> waits(held);
            case DatabaseVariable.Outcome.Refused(var detail) -> held.failed(NO_ROOM + detail);
        };
    }

    private AppDatabase waits(AppDatabase held) {
        return isOlder(held, limits.provisioning()) && held.status() == AppDatabase.Status.PROVISIONING
                ? held.failed(TOO_LONG)
                : held.waits("", now().plus(limits.poll(held.times().begunAt(), now())));
    }

    private AppDatabase silent(AppDatabase held, Optional<Duration> after) {
        if (isOlder(held, limits.silence()) && held.status() == AppDatabase.Status.PROVISIONING) {
            return held.failed(GAVE_UP);
        }
        var poll = limits.poll(held.times().begunAt(), now());
        return held.waits(
                SILENT,
                now().plus(after.filter(wait -> wait.compareTo(poll) > 0).orElse(poll)));
    }

    private boolean isOlder(AppDatabase held, Duration age) {
        return !held.times().begunAt().plus(age).isAfter(now());
    }

    /** Takes secrets out of a provider's text: it may quote one, and the address of a database that no variable has yet. */
    private String redacted(App app, String detail, Optional<ConnectionString> address) {
        var all = new ArrayList<>(secrets.of(app.id()));
        address.map(ConnectionString::value).ifPresent(all::add);
        return Redactor.of(all).redactLines(detail);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
