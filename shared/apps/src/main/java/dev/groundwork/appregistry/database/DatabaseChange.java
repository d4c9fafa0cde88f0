package dev.groundwork.appregistry.database;

import dev.groundwork.appregistry.database.AppDatabase.Status;
import dev.groundwork.appregistry.database.AppDatabase.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Builds a changed database, member by member. */
final class DatabaseChange {

    /** The interval of looks at a database that the provider should have removed by itself. */
    private static final Duration RECHECK = Duration.ofHours(1);

    private final AppDatabase database;
    private String engine;
    private Status status;
    private Optional<String> reason;
    private Optional<String> atProvider;
    private boolean discards;
    private Times times;
    private Optional<Instant> leasedUntil;
    private Optional<Instant> dueAt;
    private long version;

    DatabaseChange(AppDatabase database) {
        this.database = database;
        this.engine = database.engine();
        this.status = database.status();
        this.reason = database.reason();
        this.atProvider = database.atProvider();
        this.discards = database.discards();
        this.times = database.times();
        this.leasedUntil = database.leasedUntil();
        this.dueAt = database.dueAt();
        this.version = database.version();
    }

    /** Sets the reason; an empty text is none. */
    DatabaseChange reason(String why) {
        reason = Optional.of(why).filter(text -> !text.isEmpty());
        return this;
    }

    DatabaseChange atProvider(Optional<String> id) {
        atProvider = id;
        return this;
    }

    DatabaseChange discards(boolean isLeft) {
        discards = isLeft;
        return this;
    }

    DatabaseChange dueAt(Optional<Instant> next) {
        dueAt = next;
        return this;
    }

    DatabaseChange leased(Instant until) {
        leasedUntil = Optional.of(until);
        return dueAt(leasedUntil);
    }

    /** Ends the lease; the next step is due then. */
    DatabaseChange free(Instant next) {
        leasedUntil = Optional.empty();
        return dueAt(Optional.of(next));
    }

    /** Begins an attempt, after the step that may be under way. */
    DatabaseChange begun(Instant now) {
        status = Status.PROVISIONING;
        times = new Times(times.createdAt(), now, times.readyAt(), times.expiresAt(), Optional.empty());
        return reason("").dueAt(leasedUntil.filter(now::isBefore).or(() -> Optional.of(now)));
    }

    /** Begins an attempt that deletes first what is there. */
    DatabaseChange anew(String requested, Instant now) {
        engine = requested;
        times = new Times(times.createdAt(), now, Optional.empty(), Optional.empty(), Optional.empty());
        return discards(true).begun(now);
    }

    DatabaseChange kept() {
        times = new Times(times.createdAt(), times.begunAt(), times.readyAt(), times.expiresAt(), Optional.empty());
        return this;
    }

    DatabaseChange removed(Instant now) {
        times = new Times(times.createdAt(), times.begunAt(), times.readyAt(), times.expiresAt(), Optional.of(now));
        return dueAt(Optional.of(now.plus(AppDatabase.GRACE)));
    }

    DatabaseChange ready(Optional<Instant> expiresAt, Instant now) {
        status = Status.READY;
        leasedUntil = Optional.empty();
        times = new Times(
                times.createdAt(),
                times.begunAt(),
                times.readyAt().or(() -> Optional.of(now)),
                expiresAt,
                times.removedAt());
        return reason("").dueAt(expiresAt.map(at -> at.isAfter(now) ? at : now.plus(RECHECK)));
    }

    DatabaseChange failed(String why) {
        status = Status.FAILED;
        leasedUntil = Optional.empty();
        return reason(why).dueAt(Optional.empty());
    }

    DatabaseChange version(long next) {
        version = next;
        return this;
    }

    AppDatabase done() {
        return new AppDatabase(
                database.app(),
                database.owner(),
                engine,
                status,
                reason,
                atProvider,
                discards,
                times,
                leasedUntil,
                dueAt,
                version);
    }
}
