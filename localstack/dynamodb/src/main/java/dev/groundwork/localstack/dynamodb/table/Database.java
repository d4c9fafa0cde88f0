package dev.groundwork.localstack.dynamodb.table;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * All tables behind one lock: a read sees every commit before it whole and none after it, a write decides and commits with nobody in
 * between. That makes single writes and transactions across tables linearizable.
 */
public final class Database {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final SortedMap<String, Table> tables = new TreeMap<>();
    private final CommitLog log;
    private final List<CommitObserver> observers;

    /**
     * No tables yet.
     *
     * @param observers hear of every commit, in this order
     */
    public Database(CommitLog log, List<CommitObserver> observers) {
        this.log = log;
        this.observers = List.copyOf(observers);
    }

    /** Runs a reader while no writer runs. */
    public <T> T read(Supplier<T> reader) {
        lock.readLock().lock();
        try {
            return reader.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs a writer while nobody else runs. */
    public <T> T write(Supplier<T> writer) {
        lock.writeLock().lock();
        try {
            return writer.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The table of that name. Within {@link #read} or {@link #write}. */
    public Optional<Table> find(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** The table of that name, or a refusal. Within {@link #read} or {@link #write}. */
    public Table table(String name) {
        return find(name).orElseThrow(DynamoDbError::notFound);
    }

    /** The table that was meant, or a refusal where it has gone or made way for another. Within {@link #read} or {@link #write}. */
    public Table table(TableDefinition meant) {
        return find(meant.name())
                .filter(table -> table.definition().id().equals(meant.id()))
                .orElseThrow(DynamoDbError::notFound);
    }

    /** All tables by name. Within {@link #read} or {@link #write}. */
    public List<Table> tables() {
        return List.copyOf(tables.values());
    }

    /** Commits a change, first to the log and then to memory: all of it or nothing. Within {@link #write}. */
    public void commit(Commit commit) {
        log.append(commit);
        apply(commit);
    }

    /** Brings memory up to a commit that the log holds already. Within {@link #write}. */
    public void apply(Commit commit) {
        announce(commit);
        switch (commit) {
            case Commit.TableCreated(var definition) -> tables.put(definition.name(), new Table(definition));
            case Commit.TableChanged(var definition) -> table(definition.name()).redefine(definition);
            case Commit.TableDeleted(var name) -> tables.remove(name);
            case Commit.Written written ->
                written.writes().forEach(write -> table(write.table()).replace(write.key(), write.after()));
        }
    }

    /** Takes over a table from a snapshot. Before anyone else uses this. */
    public void restore(TableDefinition definition) {
        tables.put(definition.name(), new Table(definition));
    }

    /** Takes over a row from a snapshot, its table already there. Before anyone else uses this. */
    public void restore(String name, Row row) {
        var table = table(name);
        table.replace(RowKey.of(table.definition().keys(), row.item()), Optional.of(row));
    }

    private void announce(Commit commit) {
        observers.forEach(observer -> observer.committed(commit, this));
    }
}
