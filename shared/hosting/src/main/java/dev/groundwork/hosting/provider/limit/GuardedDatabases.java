package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.Databases;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import java.util.List;

/** The databases of a provider behind its circuit. */
record GuardedDatabases(Databases databases, ProviderName provider, CircuitGuard guard) implements Databases {

    @Override
    public List<String> engines() {
        return databases.engines();
    }

    @Override
    public ProviderOutcome<Database> find(ServiceId service, AppIdentity.Slug name, Marker marker) {
        return guard.call(provider, () -> databases.find(service, name, marker));
    }

    @Override
    public ProviderOutcome<Database> create(NewDatabase database) {
        return guard.call(provider, () -> databases.create(database));
    }

    @Override
    public ProviderOutcome<Database> read(ServiceId service, DatabaseId database) {
        return guard.call(provider, () -> databases.read(service, database));
    }

    @Override
    public ProviderOutcome<DatabaseId> delete(ServiceId service, DatabaseId database) {
        return guard.call(provider, () -> databases.delete(service, database));
    }
}
