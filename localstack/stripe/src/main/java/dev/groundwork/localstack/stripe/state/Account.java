package dev.groundwork.localstack.stripe.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The one account of the stand-in: its objects, its time and the events that a change makes. Everything happens in a transaction, one at a
 * time: what fails leaves nothing, and events are handed over once the change is kept.
 */
public final class Account implements AutoCloseable {

    /** The value of a transaction and the ids of its events. */
    public record Outcome<T>(T value, List<String> events) {}

    private final Store store;
    private final Ids ids;
    private final InstantSource clock;
    private final Events events;
    private final List<String> emitted = new ArrayList<>();
    private Consumer<List<String>> afterwards = emittedEvents -> {};
    private Optional<Long> moment = Optional.empty();
    private boolean isChanging;

    /**
     * Opens the account that the folder holds.
     *
     * @param clock the product's
     */
    public Account(Path folder, InstantSource clock, RandomGenerator random) {
        this.store = new Store(folder.resolve("objects.jsonl"));
        this.ids = new Ids(random);
        this.clock = clock;
        this.events = new Events(this);
    }

    /** Names who gets the ids of events once they are kept. */
    public void afterwards(Consumer<List<String>> receiver) {
        afterwards = receiver;
    }

    /** Runs a transaction; within one, work is a part of it. */
    public synchronized <T> Outcome<T> change(Supplier<T> work) {
        if (isChanging) {
            return new Outcome<>(work.get(), List.of());
        }
        isChanging = true;
        try {
            var value = work.get();
            return new Outcome<>(value, commit());
        } catch (ApiError refused) {
            if (refused.keepsChanges()) {
                commit();
            } else {
                rollback();
            }
            throw refused;
        } catch (RuntimeException broken) {
            rollback();
            throw broken;
        } finally {
            isChanging = false;
        }
    }

    private List<String> commit() {
        store.commit();
        var done = List.copyOf(emitted);
        emitted.clear();
        afterwards.accept(done);
        return done;
    }

    private void rollback() {
        store.rollback();
        emitted.clear();
    }

    /** Runs a transaction as if it were that second: what was due earlier carries its own time. */
    public synchronized <T> Outcome<T> changeAt(long second, Supplier<T> work) {
        moment = Optional.of(second);
        try {
            return change(work);
        } finally {
            moment = Optional.empty();
        }
    }

    /** Returns the time of the current transaction, in seconds since 1970. */
    public long now() {
        return moment.orElseGet(() -> clock.instant().getEpochSecond());
    }

    /** Returns the events of the account. */
    public Events events() {
        return events;
    }

    /** Adds an object of a type, with an id and its time. */
    public ObjectNode create(String type) {
        return create(type, ids.next(type));
    }

    /** Adds an object of a type with an id that the caller chose. */
    public ObjectNode create(String type, String id) {
        var object = Shapes.fresh(type);
        object.put("id", id);
        if (object.has("created")) {
            object.put("created", now());
        }
        return store.put(object);
    }

    /** Returns a new id of a type. */
    public String newId(String type) {
        return ids.next(type);
    }

    /** Adds or replaces an object that has an id. */
    public synchronized ObjectNode put(ObjectNode object) {
        return store.put(object);
    }

    /** Returns an object that may be changed in this transaction. */
    public ObjectNode edit(ObjectNode object) {
        return store.edit(object);
    }

    /** Returns an object of a type, or nothing. */
    public synchronized Optional<ObjectNode> find(String type, String id) {
        return store.find(type, id);
    }

    /** Returns the object of an id, whatever its type. */
    public synchronized Optional<ObjectNode> find(String id) {
        return store.find(id);
    }

    /** Returns an object that another one names. */
    public ObjectNode get(String type, String id) {
        return find(type, id).orElseThrow(() -> new IllegalStateException("there is no " + type + " " + id));
    }

    /** Returns an object that a caller names, or refuses the call. */
    public ObjectNode require(String type, String id, String parameter) {
        return find(type, id)
                .filter(object -> !object.path("deleted").asBoolean())
                .orElseThrow(() -> ApiError.missing(type, id, parameter));
    }

    /** Returns all objects of a type, oldest first. */
    public synchronized List<ObjectNode> all(String type) {
        return store.all(type);
    }

    Optional<ObjectNode> before(String id) {
        return store.before(id);
    }

    void emitted(String event) {
        emitted.add(event);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
