package dev.groundwork.appregistry.database;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The database of an app. Every change returns a new value, which the registry writes only if nobody has written since: so of two workers one
 * has the lease, and a late result changes nothing.
 *
 * @param app the app that uses it
 * @param owner the app's owner
 * @param engine such as {@code postgres}
 * @param status its status
 * @param reason why it has this status and what the owner can do, nothing where nothing is to be done
 * @param atProvider the provider's id, nothing until it is known
 * @param discards true while what an earlier attempt made at the provider is to be deleted before anything else is done
 * @param times when what happened
 * @param leasedUntil until when nobody but the worker that has this lease calls the provider for it
 * @param dueAt when the worker has to do something for it, nothing when never
 * @param version one more with each write, 0 before the first
 */
public record AppDatabase(
        AppId app,
        UserId owner,
        String engine,
        Status status,
        Optional<String> reason,
        Optional<String> atProvider,
        boolean discards,
        Times times,
        Optional<Instant> leasedUntil,
        Optional<Instant> dueAt,
        long version) {

    /** The variable of the app that holds its address. */
    public static final String VARIABLE = "DATABASE_URL";

    /** The time in which a removed database can be had back with what is in it. */
    public static final Duration GRACE = Duration.ofDays(7);

    /**
     * When what happened to a database.
     *
     * @param createdAt when its owner first asked for it
     * @param begunAt when the current attempt to provision it began
     * @param readyAt when it was first ready, nothing where it never was
     * @param expiresAt when the provider removes it by itself, nothing where it does not
     * @param removedAt when its owner removed it
     */
    public record Times(
            Instant createdAt,
            Instant begunAt,
            Optional<Instant> readyAt,
            Optional<Instant> expiresAt,
            Optional<Instant> removedAt) {}

    /** The status of a database. */
    public enum Status {
        /** It is made, or waits to be. */
        PROVISIONING,
        /** It takes connections; its address is in the app's variables. */
        READY,
        /** It cannot go on without the owner. */
        FAILED;

        /** Returns the text that callers see. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns a new database, which is to be provisioned at once. */
    public static AppDatabase create(AppId app, UserId owner, String engine, Instant now) {
        return new AppDatabase(
                app,
                owner,
                engine,
                Status.PROVISIONING,
                Optional.empty(),
                Optional.empty(),
                false,
                new Times(now, now, Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.of(now),
                0);
    }

    /** Returns true if its owner has removed it. */
    public boolean isRemoved() {
        return times.removedAt().isPresent();
    }

    /** Returns the end of the time in which its removal can be undone. */
    public Optional<Instant> graceEndsAt() {
        return times.removedAt().map(at -> at.plus(GRACE));
    }

    /** Returns true if its owner cannot have it back: it is as absent as one that never was. */
    public boolean isGone(Instant now) {
        return isRemoved() && (discards || graceEndsAt().filter(now::isBefore).isEmpty());
    }

    /** Returns when it is gone with what is in it, nothing while that is not known. */
    public Optional<Instant> endsAt() {
        return times.expiresAt()
                .filter(at -> graceEndsAt().filter(at::isAfter).isEmpty())
                .or(this::graceEndsAt);
    }

    /** Returns true if the worker has to do something for it now; one that can be had back is left alone. */
    public boolean isDue(Instant now) {
        return dueAt.filter(at -> !at.isAfter(now)).isPresent() && !isLeased(now) && (!isRemoved() || isGone(now));
    }

    /** Returns true if a worker may be calling the provider for it. */
    public boolean isLeased(Instant now) {
        return leasedUntil.filter(now::isBefore).isPresent();
    }

    /**
     * Returns the database of an owner who asks for it again: one that was removed is there again with what is in it, one that has failed is tried
     * again, one that is gone begins anew once what is left of it is deleted, and any other stays as it is.
     *
     * @param requested the engine of one that begins anew
     */
    public AppDatabase again(String requested, Instant now) {
        if (isGone(now)) {
            return new DatabaseChange(this).anew(requested, now).done();
        }
        if (status == Status.FAILED) {
            return times.readyAt().isEmpty()
                    ? new DatabaseChange(this).anew(requested, now).done()
                    : new DatabaseChange(this).begun(now).done();
        }
        if (!isRemoved()) {
            return this;
        }
        return status == Status.PROVISIONING
                ? new DatabaseChange(this).begun(now).done()
                : new DatabaseChange(this).kept().dueAt(times.expiresAt()).done();
    }

    /** Returns the database as its owner has removed it. */
    public AppDatabase removed(Instant now) {
        return new DatabaseChange(this).removed(now).done();
    }

    /** Returns the database with a lease, after which it is due again. */
    public AppDatabase leased(Instant until) {
        return new DatabaseChange(this).leased(until).done();
    }

    /** Returns the database with a lease in which what the provider has of it is deleted: from then on it cannot be had back. */
    public AppDatabase discarding(Instant until) {
        return new DatabaseChange(this).discards(true).leased(until).done();
    }

    /** Returns the database with nothing at the provider; the next step makes it anew. */
    public AppDatabase discarded(Instant now) {
        return new DatabaseChange(this)
                .discards(false)
                .atProvider(Optional.empty())
                .free(now)
                .done();
    }

    /**
     * Returns the database with the time of its next step.
     *
     * @param why what it waits for, empty where it only takes its time
     */
    public AppDatabase waits(String why, Instant next) {
        return new DatabaseChange(this).reason(why).free(next).done();
    }

    /** Returns the database as one that the provider has under this id. */
    public AppDatabase found(String id) {
        return new DatabaseChange(this).atProvider(Optional.of(id)).done();
    }

    /** Returns the database as one whose address is in the app's variables. */
    public AppDatabase ready(Optional<Instant> expiresAt, Instant now) {
        return new DatabaseChange(this).ready(expiresAt, now).done();
    }

    /** Returns the database as one that cannot go on, and why. */
    public AppDatabase failed(String why) {
        return new DatabaseChange(this).failed(why).done();
    }

    /** Returns the database as one that the provider does not have any more, and what its owner can do. */
    public AppDatabase lost(String why) {
        return new DatabaseChange(this).atProvider(Optional.empty()).failed(why).done();
    }

    /** Returns the database as it is after a write. */
    public AppDatabase written() {
        return new DatabaseChange(this).version(version + 1).done();
    }
}
