package dev.groundwork.localstack.dynamodb.stream;

import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.CommitObserver;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import dev.groundwork.localstack.dynamodb.table.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All streams, those of deleted tables too. Turns commits into records; the order of commits is that of the records. */
public final class Streams implements CommitObserver {

    private final Map<String, ChangeStream> byArn = new ConcurrentSkipListMap<>();

    /** Guarded by the lock of the database, under which commits are announced. */
    private long sequence;

    @Override
    public void committed(Commit commit, Database database) {
        switch (commit) {
            case Commit.TableCreated(var definition) -> open(definition, definition.createdAt());
            case Commit.TableChanged(var definition) -> {
                var arn = definition.streamArn();
                byArn.values().stream()
                        .filter(stream -> stream.table().equals(definition.name()))
                        .filter(stream -> !arn.equals(Optional.of(stream.arn())))
                        .forEach(ChangeStream::close);
                open(definition, definition.createdAt());
            }
            case Commit.TableDeleted(var name) ->
                byArn.values().stream()
                        .filter(stream -> stream.table().equals(name))
                        .forEach(ChangeStream::close);
            case Commit.Written written ->
                written.writes()
                        .forEach(write -> record(
                                written, write, database.table(write.table()).definition()));
        }
    }

    private void open(TableDefinition definition, Instant now) {
        byArn.values().removeIf(stream -> stream.isOver(now));
        definition
                .streamArn()
                .ifPresent(arn ->
                        byArn.compute(arn, (a, old) -> old == null || old.isClosed() ? fresh(a, definition) : old));
    }

    private static ChangeStream fresh(String arn, TableDefinition definition) {
        var label = definition.streamLabel().orElseThrow();
        return new ChangeStream(
                definition.name(),
                arn,
                label,
                Instant.parse(label),
                definition.keys(),
                definition.stream().orElseThrow());
    }

    private void record(Commit.Written commit, Write write, TableDefinition definition) {
        if (definition.streamArn().isEmpty() || !write.changes()) {
            return;
        }
        sequence++;
        var view = definition.stream().orElseThrow();
        var keys = definition
                .keys()
                .of(write.after().or(write::before).map(Row::item).orElse(Map.of()));
        find(definition.streamArn().get())
                .orElseThrow()
                .append(new StreamRecord(
                        sequence,
                        commit.at(),
                        commit.origin(),
                        view,
                        keys,
                        write.before().map(row -> view.showsOld() ? row.item() : keys),
                        write.after().map(row -> view.showsNew() ? row.item() : keys)));
    }

    /** The stream of that ARN. */
    public Optional<ChangeStream> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** All streams by ARN. */
    public List<ChangeStream> all() {
        return List.copyOf(byArn.values());
    }

    /** The sequence of the newest record of all. Within a read or write of the database. */
    public long sequence() {
        return sequence;
    }

    /** Takes up where a snapshot ended. Before any commit is announced. */
    public void restore(long newest, List<ChangeStream> streams) {
        sequence = newest;
        streams.forEach(stream -> byArn.put(stream.arn(), stream));
    }
}
