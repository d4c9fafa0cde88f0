package dev.groundwork.hosting.provider.local;

import dev.groundwork.hosting.provider.Databases;
import dev.groundwork.hosting.provider.ProviderOutcome;
import java.util.List;

/** The databases of the local provider. They are the app's, not its service's: a service comes and goes beside them. */
record LocalDatabases(LocalProviderApi api) implements Databases {

    @Override
    public ProviderOutcome<List<String>> engines() {
        return api.get("/engines", LocalProviderJson.Engines.class).map(LocalProviderJson.Engines::items);
    }

    @Override
    public ProviderOutcome<Database> find(DatabaseOwner owner) {
        return api.get("/databases?name=" + owner.name(), LocalProviderJson.DatabaseList.class)
                .flatMap(databases -> databases.items().stream()
                        .findFirst()
                        .<ProviderOutcome<LocalProviderJson.Database>>map(ProviderOutcome.Answered::new)
                        .orElseGet(ProviderOutcome.Missing::new))
                .flatMap(database -> database.marker().equals(owner.marker().value())
                        ? new ProviderOutcome.Answered<>(database.read())
                        : new ProviderOutcome.NameConflict<>());
    }

    @Override
    public ProviderOutcome<Database> create(NewDatabase database) {
        var owner = database.owner();
        var body = new LocalProviderJson.NewDatabase(owner.marker().value(), database.engine());
        return api.send("PUT", "/databases/" + owner.name(), body, LocalProviderJson.Database.class)
                .map(LocalProviderJson.Database::read);
    }

    @Override
    public ProviderOutcome<Database> read(DatabaseOwner owner, DatabaseId database) {
        return api.get(path(database), LocalProviderJson.Database.class).map(LocalProviderJson.Database::read);
    }

    @Override
    public ProviderOutcome<DatabaseId> delete(DatabaseOwner owner, DatabaseId database) {
        return api.act("DELETE", path(database)).map(done -> database);
    }

    private static String path(DatabaseId database) {
        return "/databases/" + LocalProviderApi.escaped(database.value());
    }
}
