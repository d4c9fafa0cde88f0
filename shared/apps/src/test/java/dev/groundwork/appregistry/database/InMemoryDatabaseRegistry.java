package dev.groundwork.appregistry.database;

import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.kernel.AppId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The registry of databases in memory. */
public final class InMemoryDatabaseRegistry implements DatabaseRegistry {

    private final Predicate<AppId> isLive;
    private final Predicate<AppId> hasVariable;
    private final Map<String, AppDatabase> databases = new TreeMap<>();

    /**
     * Makes a registry.
     *
     * @param isLive tells whether an app is there and not deleted
     * @param hasVariable tells whether an app's owner has set the variable of the address
     */
    public InMemoryDatabaseRegistry(Predicate<AppId> isLive, Predicate<AppId> hasVariable) {
        this.isLive = isLive;
        this.hasVariable = hasVariable;
    }

    @Override
    public synchronized Optional<AppDatabase> find(AppId app) {
        return Optional.ofNullable(databases.get(app.value()));
    }

    @Override
    public synchronized CreateOutcome create(AppDatabase database) {
        if (!isLive.test(database.app())) {
            return CreateOutcome.NO_APP;
        }
        if (databases.containsKey(database.app().value())) {
            return CreateOutcome.EXISTS;
        }
        if (hasVariable.test(database.app())) {
            return CreateOutcome.VARIABLE_EXISTS;
        }
        databases.put(database.app().value(), database.written());
        return CreateOutcome.CREATED;
    }

    @Override
    public synchronized boolean replace(AppDatabase before, AppDatabase after) {
        if (!isSame(before)) {
            return false;
        }
        databases.put(after.app().value(), after.written());
        return true;
    }

    @Override
    public synchronized boolean purge(AppDatabase database) {
        return isSame(database) && databases.remove(database.app().value()) != null;
    }

    @Override
    public synchronized RegistryPage<AppId> due(Instant now, int limit, Optional<String> from) {
        var due = databases.values().stream()
                .filter(d -> from.filter(last -> d.app().value().compareTo(last) <= 0)
                        .isEmpty())
                .filter(d -> d.dueAt().filter(at -> !at.isAfter(now)).isPresent())
                .map(AppDatabase::app)
                .toList();
        var page = due.stream().limit(limit).toList();
        var next = due.size() > page.size() ? Optional.of(page.getLast().value()) : Optional.<String>empty();
        return new RegistryPage<>(page, next);
    }

    private boolean isSame(AppDatabase seen) {
        return find(seen.app())
                .filter(stored -> stored.version() == seen.version())
                .isPresent();
    }
}
