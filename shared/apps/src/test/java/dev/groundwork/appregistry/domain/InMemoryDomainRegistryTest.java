package dev.groundwork.appregistry.domain;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.kernel.AppId;
import java.util.HashSet;
import java.util.Set;

final class InMemoryDomainRegistryTest extends DomainRegistryContract {

    private final Set<AppId> live = new HashSet<>();
    private final DomainRegistry registry = new InMemoryDomainRegistry((app, claim) -> live.contains(app));

    @Override
    protected DomainRegistry registry() {
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
}
