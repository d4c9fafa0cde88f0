package dev.groundwork.appregistry.database;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.kernel.AppId;
import java.util.HashSet;
import java.util.Set;

final class InMemoryDatabaseRegistryTest extends DatabaseRegistryContract {

    private final Set<AppId> live = new HashSet<>();
    private final Set<AppId> variables = new HashSet<>();
    private final DatabaseRegistry registry = new InMemoryDatabaseRegistry(live::contains, variables::contains);

    @Override
    protected DatabaseRegistry registry() {
        return registry;
    }

    @Override
    protected App app() {
        var app = SampleApps.app();
        live.add(app.id());
        return app;
    }

    @Override
    protected void delete(App app) {
        live.remove(app.id());
    }

    @Override
    protected void setVariable(App app) {
        variables.add(app.id());
    }
}
