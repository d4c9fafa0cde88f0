package dev.groundwork.localstack.dynamodb.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.stream.ChangeStream;
import dev.groundwork.localstack.dynamodb.stream.StreamRecord;
import dev.groundwork.localstack.dynamodb.table.Commit.Origin;
import dev.groundwork.localstack.dynamodb.table.Commit.Token;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.StreamView;
import dev.groundwork.localstack.dynamodb.table.Table;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything an engine holds, written as records: tables with their rows, streams with their records, tokens, and an end. */
final class Snapshot {

    private static final int ROWS_PER_RECORD = 64;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Snapshot() {}

    /** Writes a whole snapshot to a file that nobody else has. */
    static long write(Path path, EngineState state) throws IOException {
        try (var file = RecordFile.open(path, 0)) {
            for (var table : state.database().tables()) {
                write(file, table);
            }
            for (var stream : state.streams().all()) {
                write(file, stream);
            }
            for (var known : state.tokens().all()) {
                file.append(typed("token")
                        .put("value", known.token().value())
                        .put("digest", known.token().digest())
                        .put("at", known.at().toString()));
            }
            file.append(typed("end").put("sequence", state.streams().sequence()));
            return file.length();
        }
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static void write(RecordFile file, Table table) throws IOException {
        file.append(typed("table").set("table", DefinitionCodec.write(table.definition())));
        var rows = typed("rows").put("table", table.definition().name());
        var items = rows.putArray("items");
        for (var entry : table.rows().from(Optional.empty())) {
            items.add(ValueJson.write(entry.getValue().item()));
            if (items.size() == ROWS_PER_RECORD) {
                file.append(rows);
                items.removeAll();
            }
        }
        if (!items.isEmpty()) {
            file.append(rows);
        }
    }

    private static void write(RecordFile file, ChangeStream stream) throws IOException {
        var opened = typed("stream")
                .put("table", stream.table())
                .put("arn", stream.arn())
                .put("label", stream.label())
                .put("createdAt", stream.createdAt().toString())
                .put("view", stream.view().name())
                .put("trimmed", stream.trimmed())
                .put("newest", stream.newest())
                .put("closed", stream.isClosed());
        opened.set("keys", DefinitionCodec.write(stream.keys()));
        file.append(opened);
        for (var record : stream.after(0, Integer.MAX_VALUE)) {
            var written = typed("record")
                    .put("arn", stream.arn())
                    .put("sequence", record.sequence())
                    .put("at", record.at().toString())
                    .put("origin", record.origin().name());
            record.before().ifPresent(item -> written.set("before", ValueJson.write(item)));
            record.after().ifPresent(item -> written.set("after", ValueJson.write(item)));
            file.append(written);
        }
    }

    /**
     * Brings an empty state to what a snapshot holds.
     *
     * @throws IOException where the file is not a whole snapshot
     */
    static void read(Path path, EngineState state) throws IOException {
        var restored = new Restored(state, new LinkedHashMap<>());
        RecordFile.read(path, restored::read);
        if (!restored.ended) {
            throw new IOException(path + " is not a whole snapshot");
        }
    }

    private static final class Restored {
        private final EngineState state;
        private final Map<String, ChangeStream> streams;
        private boolean ended;

        private Restored(EngineState state, Map<String, ChangeStream> streams) {
            this.state = state;
            this.streams = streams;
        }

        private void read(JsonNode node) throws IOException {
            switch (node.path("type").asText()) {
                case "table" -> state.database().restore(DefinitionCodec.read(node.path("table")));
                case "rows" -> rows(node);
                case "stream" -> streams.put(text(node, "arn"), stream(node));
                case "record" -> record(node);
                case "token" ->
                    state.tokens().restore(new Token(text(node, "value"), text(node, "digest")), time(node, "at"));
                case "end" -> {
                    state.streams().restore(node.path("sequence").longValue(), List.copyOf(streams.values()));
                    ended = true;
                }
                default -> throw new IOException("a snapshot's record of the unknown type " + node.path("type"));
            }
        }

        private void rows(JsonNode node) {
            var name = text(node, "table");
            node.path("items").forEach(item -> state.database().restore(name, Row.of(ValueJson.readItem(item))));
        }

        private ChangeStream stream(JsonNode node) {
            var stream = new ChangeStream(
                    text(node, "table"),
                    text(node, "arn"),
                    text(node, "label"),
                    time(node, "createdAt"),
                    DefinitionCodec.keys(node.path("keys")),
                    StreamView.valueOf(text(node, "view")));
            stream.restore(
                    node.path("trimmed").longValue(),
                    node.path("newest").longValue(),
                    node.path("closed").booleanValue());
            return stream;
        }

        private void record(JsonNode node) throws IOException {
            var stream = streams.get(text(node, "arn"));
            if (stream == null) {
                throw new IOException("a record of no stream");
            }
            var before = image(node, "before");
            var after = image(node, "after");
            stream.restore(new StreamRecord(
                    node.path("sequence").longValue(),
                    time(node, "at"),
                    Origin.valueOf(text(node, "origin")),
                    stream.view(),
                    stream.keys().of(after.or(() -> before).orElse(Map.of())),
                    before,
                    after));
        }

        private static Optional<Map<String, AttributeValue>> image(JsonNode node, String member) {
            return node.has(member) ? Optional.of(ValueJson.readItem(node.path(member))) : Optional.empty();
        }

        private static String text(JsonNode node, String member) {
            return node.path(member).asText();
        }

        private static Instant time(JsonNode node, String member) {
            return Instant.parse(text(node, member));
        }
    }
}
