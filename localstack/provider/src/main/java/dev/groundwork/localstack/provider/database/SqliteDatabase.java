package dev.groundwork.localstack.provider.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A database in one file, which an app's own library opens; an empty file is a database without tables. Its address has the form that libraries
 * take which choose an engine by the address, such as SQLAlchemy: three slashes, then the absolute path
 * (<a href="https://docs.sqlalchemy.org/en/20/core/engines.html#sqlite">Database URLs</a>).
 */
final class SqliteDatabase implements HostedDatabase {

    private final DatabaseRecord record;
    private final Path file;

    SqliteDatabase(DatabaseRecord record, Path folder) {
        this.record = record;
        this.file = folder.resolve("app.sqlite3");
    }

    @Override
    public DatabaseRecord record() {
        return record;
    }

    @Override
    public Status status() {
        return Status.READY;
    }

    @Override
    public String detail() {
        return "";
    }

    @Override
    public String address() {
        return "sqlite:///" + file;
    }

    @Override
    public void begin() {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a database cannot be made: " + file, e);
        }
    }

    @Override
    public void end() {
        // the app that has it open is not ours to end
    }
}
