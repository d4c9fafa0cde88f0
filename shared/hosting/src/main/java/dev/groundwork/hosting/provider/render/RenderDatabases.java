package dev.groundwork.hosting.provider.render;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.Databases;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.ProviderOutcome.NameConflict;
import dev.groundwork.hosting.provider.ProviderOutcome.Rejected;
import dev.groundwork.hosting.provider.ProviderOutcome.Unavailable;
import dev.groundwork.hosting.provider.rest.RestAnswer;
import dev.groundwork.hosting.provider.rest.RestApi;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Databases at Render: one PostgreSQL beside the app's service, reached over Render's private network only. The name in our workspace is made from
 * the app's; whose it is says the database's name inside of PostgreSQL, which Render keeps as we give it, perhaps with something appended.
 */
final class RenderDatabases implements Databases {

    private static final String ENGINE = "postgres";
    private static final String VERSION = "17";
    private static final String SUFFIX = "-db";
    private static final int PAGE = 20;

    private final RenderApi api;
    private final RenderPlan plan;

    RenderDatabases(RenderApi api, RenderPlan plan) {
        this.api = api;
        this.plan = plan;
    }

    @Override
    public ProviderOutcome<List<String>> engines() {
        return new Answered<>(List.of(ENGINE));
    }

    @Override
    public ProviderOutcome<Database> find(DatabaseOwner owner) {
        return oldest(owner).flatMap(this::read);
    }

    private ProviderOutcome<RenderDatabaseJson.Postgres> oldest(DatabaseOwner owner) {
        return ours(owner.name().value(), owner.marker())
                .flatMap(all -> all.stream()
                        .min(Comparator.comparing(RenderDatabaseJson.Postgres::created))
                        .<ProviderOutcome<RenderDatabaseJson.Postgres>>map(Answered::new)
                        .orElseGet(Missing::new));
    }

    /** Lists the databases of an app. The filter of names may match more than the name itself. */
    private ProviderOutcome<List<RenderDatabaseJson.Postgres>> ours(String app, Marker marker) {
        var name = app + SUFFIX;
        var listed = api.owner()
                .flatMap(owner -> api.calls()
                        .get(
                                "/postgres?name=" + RestApi.escaped(name) + "&ownerId=" + RestApi.escaped(owner)
                                        + "&includeReplicas=false&limit=" + PAGE,
                                RenderDatabaseJson.PostgresItem[].class))
                .map(items -> Arrays.stream(items)
                        .map(RenderDatabaseJson.PostgresItem::postgres)
                        .filter(found -> found.name().equals(name) && isMarked(found.databaseName(), marker))
                        .toList());
        // A list is there even where nothing is in it: 404 says nothing about a database.
        return listed instanceof Missing ? new Unavailable<>(false, Optional.empty()) : listed;
    }

    private static boolean isMarked(@Nullable String databaseName, Marker marker) {
        var mark = databaseName(marker);
        return databaseName != null && (databaseName.equals(mark) || databaseName.startsWith(mark + "_"));
    }

    /** Writes a marker as the name of a database: the id of the app, which is unique over all stacks and of one length. */
    private static String databaseName(Marker marker) {
        return marker.value().substring(marker.value().lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public ProviderOutcome<Database> create(NewDatabase database) {
        var owner = database.owner();
        var created = region(owner.service())
                .flatMap(region -> api.owner().flatMap(workspace -> create(owner, workspace, region.orElse(null))))
                .flatMap(answer -> answer.read(RenderDatabaseJson.Postgres.class))
                .flatMap(this::read);
        return created instanceof NameConflict ? taken(owner) : created;
    }

    private ProviderOutcome<RestAnswer> create(DatabaseOwner owner, String workspace, @Nullable String region) {
        return api.calls()
                .create(
                        "/postgres",
                        new RenderDatabaseJson.NewPostgres(
                                owner.name().value() + SUFFIX,
                                workspace,
                                plan.name(),
                                VERSION,
                                databaseName(owner.marker()),
                                region,
                                List.of()));
    }

    /** 409 is looked up: it is ours already, or somebody else's. */
    private ProviderOutcome<Database> taken(DatabaseOwner owner) {
        var found = find(owner);
        return found instanceof Missing ? new NameConflict<>() : found;
    }

    /** Returns the region of the service, in whose private network the database has to be; before there is one, both get Render's default. */
    private ProviderOutcome<Optional<String>> region(Optional<ServiceId> service) {
        return service.<ProviderOutcome<Optional<String>>>map(id -> api.calls()
                        .get(RenderApi.path(id), RenderDatabaseJson.User.class)
                        .flatMap(user -> RenderJson.STATIC_SITE.equals(user.type())
                                ? new Rejected<>(
                                        "The app is a static site at Render: no process of it could use a database.")
                                : new Answered<>(Optional.ofNullable(user.region()))))
                .orElseGet(() -> new Answered<>(Optional.empty()));
    }

    @Override
    public ProviderOutcome<Database> read(DatabaseOwner owner, DatabaseId database) {
        return api.calls()
                .get(path(database.value()), RenderDatabaseJson.Postgres.class)
                .flatMap(this::read);
    }

    private ProviderOutcome<Database> read(RenderDatabaseJson.Postgres found) {
        var state = RenderDatabaseStates.of(found);
        return state == DatabaseState.READY
                ? api.calls()
                        .get(path(found.id()) + "/connection-info", RenderDatabaseJson.ConnectionInfo.class)
                        .map(info -> database(
                                found, state, Optional.of(new ConnectionString(info.internalConnectionString()))))
                : new Answered<>(database(found, state, Optional.empty()));
    }

    private static Database database(
            RenderDatabaseJson.Postgres found, DatabaseState state, Optional<ConnectionString> address) {
        return new Database(
                new DatabaseId(found.id()),
                ENGINE,
                state,
                address,
                Optional.ofNullable(found.expiresAt()),
                RenderDatabaseStates.detail(found));
    }

    /** Deletes a database, and any other one of the app. */
    @Override
    public ProviderOutcome<DatabaseId> delete(DatabaseOwner owner, DatabaseId database) {
        return delete(database.value())
                .flatMap(gone -> deleteOf(owner.name().value(), owner.marker()))
                .map(gone -> database);
    }

    /** Deletes the databases of an app; an app without one has none afterwards too. */
    ProviderOutcome<Marker> deleteOf(String app, Marker marker) {
        return marker.value().isEmpty()
                ? new Answered<>(marker)
                : ours(app, marker).flatMap(all -> {
                    ProviderOutcome<Marker> outcome = new Answered<>(marker);
                    for (var one : all) {
                        outcome = outcome.flatMap(done -> delete(one.id()).map(gone -> marker));
                    }
                    return outcome;
                });
    }

    private ProviderOutcome<String> delete(String id) {
        var deleted = api.calls().call("DELETE", path(id)).map(done -> id);
        return deleted instanceof Missing ? new Answered<>(id) : deleted;
    }

    private static String path(String id) {
        return "/postgres/" + RestApi.escaped(id);
    }
}
