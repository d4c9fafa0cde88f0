package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.Databases;
import dev.groundwork.hosting.provider.ProviderOutcome;
import java.util.List;

/** The databases of a provider behind its circuit. */
record GuardedDatabases(Databases databases, ProviderName provider, CircuitGuard guard) implements Databases {

    /** Passes an open circuit: what can be provisioned is known without a call, or found out on this machine. */
    @Override
    public ProviderOutcome<List<String>> engines() {
        return databases.engines();
    }

    @Override
    public ProviderOutcome<Database> find(DatabaseOwner owner) {
        return guard.call(provider, () -> databases.find(owner));
    }

    @Override
    public ProviderOutcome<Database> create(NewDatabase database) {
        return guard.call(provider, () -> databases.create(database));
    }

    @Override
    public ProviderOutcome<Database> read(DatabaseOwner owner, DatabaseId database) {
        return guard.call(provider, () -> databases.read(owner, database));
    }

    @Override
    public ProviderOutcome<DatabaseId> delete(DatabaseOwner owner, DatabaseId database) {
        return guard.call(provider, () -> databases.delete(owner, database));
    }
}
