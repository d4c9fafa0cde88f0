package dev.groundwork.localstack.dynamodb.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.localstack.dynamodb.stream.ChangeStream;
import dev.groundwork.localstack.dynamodb.stream.StreamRecord;
import dev.groundwork.localstack.dynamodb.table.Commit.Origin;
import dev.groundwork.localstack.dynamodb.table.Commit.Token;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.StreamView;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@link SnapshotWriter} wrote, and the snapshots of before rows and records stood in blocks. Takes the records one by one, so that
 * memory holds what they say and no file.
 */
final class SnapshotReader {

    private final EngineState state;
    private final Map<String, ChangeStream> streams = new LinkedHashMap<>();
    private final ItemCodec items = new ItemCodec();
    private boolean ended;

    private SnapshotReader(EngineState state) {
        this.state = state;
    }

    /**
     * Brings an empty state to what a snapshot holds.
     *
     * @throws IOException where the file is not a whole snapshot
     */
    static void read(Path path, EngineState state) throws IOException {
        var reader = new SnapshotReader(state);
        long whole = RecordFile.read(path, reader::read);
        if (!reader.ended || whole != Files.size(path)) {
            throw new IOException(path + " is not a whole snapshot");
        }
    }

    private void read(byte[] record) throws IOException {
        switch (record[0]) {
            case SnapshotWriter.ROWS, SnapshotWriter.RECORDS -> block(record);
            default -> read(RecordFile.json(record));
        }
    }

    private void block(byte[] block) throws IOException {
        var bytes = new ByteArrayInputStream(block);
        var in = new DataInputStream(bytes);
        byte kind = in.readByte();
        var owner = items.readName(in);
        while (bytes.available() > 0) {
            if (kind == SnapshotWriter.ROWS) {
                state.database().restore(owner, Row.of(items.readItem(in)));
            } else {
                var stream = stream(owner);
                stream.restore(RecordCodec.read(in, stream, items));
            }
        }
    }

    private ChangeStream stream(String arn) throws IOException {
        var stream = streams.get(arn);
        if (stream == null) {
            throw new IOException("a record of no stream");
        }
        return stream;
    }

    private void read(JsonNode node) throws IOException {
        switch (node.path("type").asText()) {
            case "table" -> state.database().restore(DefinitionCodec.read(node.path("table")));
            case "rows" -> rows(node);
            case "stream" -> streams.put(text(node, "arn"), opened(node));
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

    /** A record of an earlier form. */
    private void rows(JsonNode node) {
        var name = text(node, "table");
        node.path("items").forEach(item -> state.database().restore(name, Row.of(ValueJson.readItem(item))));
    }

    private static ChangeStream opened(JsonNode node) {
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

    /** A record of an earlier form. */
    private void record(JsonNode node) throws IOException {
        var stream = stream(text(node, "arn"));
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
