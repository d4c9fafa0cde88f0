package dev.groundwork.localstack.stripe.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.store.LineJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All objects by type and id, in the order in which they were created. Only objects that were given by {@link #edit} or {@link #put} in the
 * current transaction may be changed; a transaction that is rolled back leaves nothing. Used by one thread at a time.
 */
final class Store implements AutoCloseable {

    /** The most objects of one type; the oldest go. */
    private static final int MOST = 5_000;

    /** The journal is written anew when it has this many lines for each object. */
    private static final int LINES_PER_OBJECT = 4;

    private static final int FEW_LINES = 1_000;

    private final Map<String, SequencedMap<String, ObjectNode>> types = new LinkedHashMap<>();
    private final Map<String, Optional<ObjectNode>> before = new LinkedHashMap<>();
    private final LineJournal journal;

    /** Opens what the file holds. */
    Store(Path file) {
        journal = LineJournal.open(file, line -> {
            var object = Json.parse(line);
            if (object.has("gone")) {
                ofType(Json.need(object, "object")).remove(Json.need(object, "id"));
            } else {
                keep(object);
            }
        });
        compact();
    }

    private void compact() {
        var objects = types.values().stream().mapToInt(Map::size).sum();
        if (journal.lines() > FEW_LINES && journal.lines() > (long) LINES_PER_OBJECT * objects) {
            journal.replace(types.values().stream()
                    .flatMap(all -> all.values().stream())
                    .map(ObjectNode::toString)
                    .toList());
        }
    }

    private SequencedMap<String, ObjectNode> ofType(String type) {
        return types.computeIfAbsent(type, t -> new LinkedHashMap<>());
    }

    private void keep(ObjectNode object) {
        ofType(Json.need(object, "object")).put(Json.need(object, "id"), object);
    }

    Optional<ObjectNode> find(String type, String id) {
        return Optional.ofNullable(ofType(type).get(id));
    }

    /** Returns the object of this id, whatever its type. */
    Optional<ObjectNode> find(String id) {
        return types.values().stream()
                .flatMap(all -> Optional.ofNullable(all.get(id)).stream())
                .findFirst();
    }

    List<ObjectNode> all(String type) {
        return new ArrayList<>(ofType(type).values());
    }

    /** Adds an object, or replaces the one of its id. */
    ObjectNode put(ObjectNode object) {
        var id = Json.need(object, "id");
        var type = Json.need(object, "object");
        before.putIfAbsent(id, find(type, id).map(ObjectNode::deepCopy));
        keep(object);
        return object;
    }

    /** Returns an object that may be changed until the transaction ends. */
    ObjectNode edit(ObjectNode object) {
        before.putIfAbsent(Json.need(object, "id"), Optional.of(object.deepCopy()));
        return object;
    }

    /** Returns an object as it was when the transaction began. */
    Optional<ObjectNode> before(String id) {
        return before.getOrDefault(id, Optional.empty());
    }

    /** Keeps what was changed. */
    void commit() {
        var lines = new ArrayList<String>();
        before.keySet().forEach(id -> find(id).ifPresent(object -> lines.add(object.toString())));
        for (var all : types.values()) {
            while (all.size() > MOST) {
                var oldest = all.firstEntry().getValue();
                all.remove(Json.need(oldest, "id"));
                lines.add(Json.object()
                        .put("id", Json.need(oldest, "id"))
                        .put("object", Json.need(oldest, "object"))
                        .put("gone", true)
                        .toString());
            }
        }
        before.clear();
        if (!lines.isEmpty()) {
            journal.append(lines);
            compact();
        }
    }

    /** Restores everything as it was when the transaction began. */
    void rollback() {
        before.forEach((id, earlier) -> {
            var current = find(id);
            if (earlier.isPresent() && current.isPresent()) {
                current.get().removeAll();
                current.get().setAll(earlier.get());
            } else {
                current.ifPresent(object -> ofType(Json.need(object, "object")).remove(id));
            }
        });
        before.clear();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
