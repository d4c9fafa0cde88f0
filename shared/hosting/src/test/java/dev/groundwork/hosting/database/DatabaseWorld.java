package dev.groundwork.hosting.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.database.AppDatabase.Status;
import dev.groundwork.appregistry.database.DatabaseRegistry;
import dev.groundwork.appregistry.database.InMemoryDatabaseRegistry;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.provider.Databases.ConnectionString;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.InMemoryDatabases;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.kernel.AppId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An app with a database on fakes, in which something happens at a chosen write or call: before it or after it. */
final class DatabaseWorld {

    /** The end of a worker: nothing after it is done. */
    static final class Killed extends RuntimeException {}

    private static final Duration AFTER_A_LEASE = Duration.ofMinutes(3);
    private static final int MAX_ROUNDS = 40;

    final InMemoryHosting hosting = new InMemoryHosting();
    final InMemoryDatabases provider = new InMemoryDatabases();
    final Map<AppId, String> variables = new HashMap<>();
    final InMemoryDatabaseRegistry stored = new InMemoryDatabaseRegistry(this::isLive, variables::containsKey);
    final DatabaseRegistry registry = onEachWrite(DatabaseRegistry.class, stored);
    final AdvanceDatabase advance;
    final DatabaseOfApp ofApp;
    final AppId app;

    private int moments;
    private Map<Integer, Runnable> events = Map.of();
    private boolean isHappening;

    DatabaseWorld() {
        hosting.provider.with(provider);
        provider.before = call -> moment();
        provider.after = call -> moment();
        var providers = new HostingProviders(List.of(hosting.provider), hosting.provider.name());
        var calls = new ProviderDatabases(providers, new StackName("test"));
        var variable = onEachWrite(DatabaseVariable.class, new Variables());
        advance = new AdvanceDatabase(
                registry,
                hosting.registry,
                new ProvisionDatabase(calls, variable, id -> List.of(), hosting.clock),
                calls,
                variable,
                (message, after) -> {},
                hosting.clock);
        ofApp = new DatabaseOfApp(registry, calls, hosting.clock);
        hosting.parts.add(ofApp);
        app = hosting.app();
    }

    private boolean isLive(AppId id) {
        return hosting.registry.find(id).filter(a -> !a.isRemoved()).isPresent();
    }

    /** The variables of apps, written as the adapter does: only while the database is as it was read. */
    private final class Variables implements DatabaseVariable {

        @Override
        public Outcome set(AppDatabase database, ConnectionString address) {
            return write(database, () -> variables.put(database.app(), address.value()));
        }

        @Override
        public Outcome remove(AppDatabase database) {
            return write(database, () -> variables.remove(database.app()));
        }

        private Outcome write(AppDatabase database, Runnable change) {
            if (!stored.find(database.app()).equals(Optional.of(database))) {
                return new Outcome.DatabaseChanged();
            }
            change.run();
            return new Outcome.Done();
        }
    }

    private <T> T onEachWrite(Class<T> port, T adapter) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    var isRead =
                            method.getName().equals("find") || method.getName().equals("due");
                    return isRead ? call(adapter, method, arguments) : written(adapter, method, arguments);
                }));
    }

    private Object written(Object adapter, Method method, Object[] arguments) throws Throwable {
        moment();
        var answer = call(adapter, method, arguments);
        moment();
        return answer;
    }

    private static Object call(Object adapter, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(adapter, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A moment just before or after a write or a call. What happens at one has no such moments itself. */
    private void moment() {
        if (isHappening) {
            return;
        }
        var event = events.get(++moments);
        if (event != null) {
            isHappening = true;
            try {
                event.run();
            } finally {
                isHappening = false;
            }
        }
    }

    /** From now on these happen, each at its moment, counted from 1. */
    void at(Map<Integer, Runnable> happenings) {
        moments = 0;
        events = happenings;
    }

    int moments() {
        return moments;
    }

    /** Asks for the database as its owner does. */
    void request() {
        var now = hosting.clock.instant();
        var known = registry.find(app);
        if (known.isEmpty()) {
            registry.create(AppDatabase.create(app, hosting.owner, "postgres", now));
        } else {
            var again = known.get().again("postgres", now);
            if (!again.equals(known.get())) {
                registry.replace(known.get(), again);
            }
        }
    }

    /** Removes the database as its owner does. */
    void remove() {
        registry.find(app)
                .filter(database -> !database.isRemoved())
                .ifPresent(database -> registry.replace(database, database.removed(hosting.clock.instant())));
    }

    /** Repeats what its owner does until it is so, as somebody does who gets no answer. */
    void insist(Runnable deed, BooleanSupplier isSo) {
        rounds(deed, isSo, Duration.ZERO);
    }

    /** Has the worker come until it is so, each time after the lease of one that died. */
    void workUntil(BooleanSupplier isSo) {
        rounds(() -> advance.advance(app), isSo, AFTER_A_LEASE);
    }

    void deleteUntilGone() {
        hosting.deleteApp.delete(hosting.owner, app);
        rounds(
                () -> hosting.stopOrRemove.apply(app),
                () -> hosting.registry.find(app).isEmpty(),
                AFTER_A_LEASE);
    }

    private void rounds(Runnable deed, BooleanSupplier isSo, Duration pause) {
        for (int i = 0; i < MAX_ROUNDS && !isSo.getAsBoolean(); i++) {
            try {
                deed.run();
            } catch (Killed e) {
                assertThat(moments).isPositive();
            }
            hosting.clock.advance(pause);
        }
        assertThat(isSo.getAsBoolean()).as("comes to be").isTrue();
    }

    boolean isReady() {
        return stored.find(app).filter(d -> d.status() == Status.READY).isPresent();
    }

    /** The app has one database, and its variable leads to that one. */
    void assertOne() {
        assertThat(provider.all()).as("databases at the provider").hasSize(1);
        assertThat(variables)
                .containsExactly(Map.entry(
                        app,
                        provider.all().getFirst().connection().orElseThrow().value()));
    }

    /** Nothing is left of any database. */
    void assertNone() {
        assertThat(provider.all()).as("databases at the provider").isEmpty();
        assertThat(stored.find(app)).isEmpty();
    }
}
