package dev.groundwork.localstack.provider.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.groundwork.localstack.provider.file.WholeFile;
import dev.groundwork.localstack.provider.process.Orphans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.util.FileUtils;

/** All databases of a provider, each in a folder of its own. They outlive the services of their apps; only {@link #delete} removes one. */
public final class HostedDatabases {

    private static final System.Logger LOG = System.getLogger(HostedDatabases.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final Path trash;
    private final DatabasePorts ports;
    private final Orphans orphans;
    private final Function<Path, Map<String, String>> environments;
    private final Optional<PostgresPrograms> postgres;
    private final Map<String, HostedDatabase> databases = new LinkedHashMap<>();

    /** The ports of databases. */
    public interface DatabasePorts {

        /** Returns a port that nothing listens on, the same again for the same name where it is free. */
        int forService(String name);

        /** Notes one that is held anyway. */
        void take(int port);

        /** Gives one back. */
        void release(int port);
    }

    /**
     * Makes the databases of a folder; none runs yet.
     *
     * @param environments the environment of programs whose home is a folder
     */
    public HostedDatabases(
            Path home, DatabasePorts ports, Orphans orphans, Function<Path, Map<String, String>> environments) {
        this.folder = home.resolve("databases");
        this.trash = home.resolve("trash");
        this.ports = ports;
        this.orphans = orphans;
        this.environments = environments;
        this.postgres = PostgresPrograms.find(environments.apply(folder));
    }

    /** Brings back the databases that there were, under their addresses. What cannot be read is left as it is, for people to look at. */
    public synchronized void resume() throws IOException {
        Files.createDirectories(folder);
        try (var entries = Files.list(folder)) {
            for (var found : entries.sorted().toList()) {
                read(found).flatMap(record -> database(record, found)).ifPresent(database -> {
                    ports.take(database.record().port());
                    databases.put(database.record().id(), database);
                    database.begin();
                });
            }
        }
    }

    private static Optional<DatabaseRecord> read(Path found) {
        try {
            return Optional.of(JSON.readValue(found.resolve("database.json").toFile(), DatabaseRecord.class));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "A database cannot be brought back: " + found, e);
            return Optional.empty();
        }
    }

    /** Returns the engines of this machine, the standard one first. */
    public List<String> engines() {
        return postgres.isPresent()
                ? List.of(HostedDatabase.POSTGRES, HostedDatabase.SQLITE)
                : List.of(HostedDatabase.SQLITE);
    }

    /** Makes a database, or returns the one of this name; one of another marker is not returned. */
    public synchronized Optional<HostedDatabase> create(String name, String marker, String engine) throws IOException {
        var known = byName(name);
        if (known.isPresent()) {
            return known.filter(database -> database.record().marker().equals(marker));
        }
        var isServer = engine.equals(HostedDatabase.POSTGRES);
        var record = new DatabaseRecord(
                "dbs_" + UlidCreator.getMonotonicUlid(),
                name,
                marker,
                engine,
                isServer ? ports.forService("database-" + name) : 0,
                isServer ? PasswordFactory.password(PASSWORD_BYTES) : "",
                false);
        var own = folder.resolve(record.id());
        Files.createDirectories(own);
        write(own, record);
        var database = database(record, own).orElseThrow(() -> new IOException("this machine has no " + engine));
        databases.put(record.id(), database);
        database.begin();
        return Optional.of(database);
    }

    private Optional<HostedDatabase> database(DatabaseRecord record, Path own) {
        return record.engine().equals(HostedDatabase.SQLITE)
                ? Optional.of(new SqliteDatabase(record, own))
                : postgres.map(programs -> new PostgresDatabase(
                        record,
                        new PostgresFiles(programs, own, environments.apply(own)),
                        orphans,
                        changed -> write(own, changed),
                        PasswordFactory.password(PASSWORD_BYTES)));
    }

    private static DatabaseRecord write(Path own, DatabaseRecord record) {
        try {
            WholeFile.write(own.resolve("database.json"), JSON.writeValueAsBytes(record));
            return record;
        } catch (IOException e) {
            throw new UncheckedIOException("the record of a database cannot be written: " + own, e);
        }
    }

    /** Returns the database of this id. */
    public synchronized Optional<HostedDatabase> find(String id) {
        return Optional.ofNullable(databases.get(id));
    }

    /** Returns the database of this name. */
    public synchronized Optional<HostedDatabase> byName(String name) {
        return databases.values().stream()
                .filter(database -> database.record().name().equals(name))
                .findFirst();
    }

    /** Removes a database with what is in it; one that is not there is removed already. */
    public synchronized void delete(String id) throws IOException {
        var database = databases.remove(id);
        if (database != null) {
            database.end();
            Files.createDirectories(trash);
            Files.move(folder.resolve(id), trash.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            FileUtils.delete(trash.resolve(id).toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
            ports.release(database.record().port());
        }
    }

    /** Ends all of them at once, and returns when none runs. */
    public synchronized void end() {
        var ending = new ArrayList<Thread>();
        for (var database : databases.values()) {
            ending.add(Thread.ofVirtual().start(database::end));
        }
        try {
            for (var thread : ending) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
