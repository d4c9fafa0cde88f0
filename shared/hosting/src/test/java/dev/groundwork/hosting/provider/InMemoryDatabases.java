package dev.groundwork.hosting.provider;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The databases of a provider in memory. It makes another database with each creation, whatever its name, as providers do: that there is one is
 * the caller's work.
 */
public final class InMemoryDatabases implements Databases {

    private record Stored(Marker marker, Database database) {}

    private final Map<DatabaseId, Stored> databases = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private ProviderOutcome<List<String>> engines = new ProviderOutcome.Answered<>(List.of("postgres"));
    private DatabaseState made = DatabaseState.READY;
    private String word = "";
    private Optional<Instant> expiresAt = Optional.empty();
    private Optional<ProviderOutcome<Database>> refusal = Optional.empty();
    private boolean losesAnswers;
    private int number;

    /** Called before and after each call, with its name. */
    public Consumer<String> before = call -> {};

    public Consumer<String> after = call -> {};

    /** Every call so far: find, create, read or delete. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Every database that there is. */
    public synchronized List<Database> all() {
        return databases.values().stream().map(Stored::database).toList();
    }

    /** Sets the answer about engines. */
    public synchronized void engines(ProviderOutcome<List<String>> answer) {
        engines = answer;
    }

    /** Sets the state of databases that are made from now on, and of all that are there. */
    public synchronized void become(DatabaseState state, String detail) {
        made = state;
        word = detail;
        databases.replaceAll((id, stored) -> new Stored(stored.marker(), database(id, stored.database())));
    }

    /** Sets when the provider removes what is made from now on. */
    public synchronized void expires(Instant at) {
        expiresAt = Optional.of(at);
    }

    /** Answers this to every call from now on, without doing anything; nothing to work again. */
    public synchronized void refuses(Optional<ProviderOutcome<Database>> answer) {
        refusal = answer;
    }

    /** Sets whether answers are lost after the work is done. */
    public synchronized void losesAnswers(boolean isLost) {
        losesAnswers = isLost;
    }

    /** Removes all of them behind our back. */
    public synchronized void lose() {
        databases.clear();
    }

    @Override
    public synchronized ProviderOutcome<List<String>> engines() {
        return engines;
    }

    @Override
    public ProviderOutcome<Database> find(DatabaseOwner owner) {
        return call(
                "find",
                () -> databases.values().stream()
                        .filter(stored -> stored.marker().equals(owner.marker()))
                        .findFirst()
                        .<ProviderOutcome<Database>>map(stored -> new ProviderOutcome.Answered<>(stored.database()))
                        .orElseGet(ProviderOutcome.Missing::new));
    }

    @Override
    public ProviderOutcome<Database> create(NewDatabase requested) {
        return call("create", () -> {
            var id = new DatabaseId("db-" + ++number);
            var empty =
                    new Database(id, requested.engine(), DatabaseState.PROVISIONING, Optional.empty(), expiresAt, "");
            var database = database(id, empty);
            databases.put(id, new Stored(requested.owner().marker(), database));
            return new ProviderOutcome.Answered<>(database);
        });
    }

    private Database database(DatabaseId id, Database like) {
        var address = new ConnectionString("postgres://app:password-of-" + id + "@db.test/app");
        var connection = made == DatabaseState.READY || made == DatabaseState.FAILED
                ? Optional.of(address)
                : Optional.<ConnectionString>empty();
        return new Database(id, like.engine(), made, connection, like.expiresAt(), word);
    }

    @Override
    public ProviderOutcome<Database> read(DatabaseOwner owner, DatabaseId database) {
        return call(
                "read",
                () -> Optional.ofNullable(databases.get(database))
                        .<ProviderOutcome<Database>>map(stored -> new ProviderOutcome.Answered<>(stored.database()))
                        .orElseGet(ProviderOutcome.Missing::new));
    }

    @Override
    public ProviderOutcome<DatabaseId> delete(DatabaseOwner owner, DatabaseId database) {
        return call("delete", () -> {
            databases.remove(database);
            return new ProviderOutcome.Answered<>(database);
        });
    }

    private <T> ProviderOutcome<T> call(String name, Supplier<ProviderOutcome<T>> work) {
        before.accept(name);
        var answer = answer(name, work);
        after.accept(name);
        return answer;
    }

    private synchronized <T> ProviderOutcome<T> answer(String name, Supplier<ProviderOutcome<T>> work) {
        calls.add(name);
        if (refusal.isPresent()) {
            return refusal.get().flatMap(never -> new ProviderOutcome.Missing<T>());
        }
        var answer = work.get();
        return losesAnswers ? new ProviderOutcome.Unavailable<>(false, Optional.empty()) : answer;
    }
}
