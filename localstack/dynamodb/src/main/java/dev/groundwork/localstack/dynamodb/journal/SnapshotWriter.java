package dev.groundwork.localstack.dynamodb.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes everything that an engine holds as records: tables with their rows, streams with their records, tokens, and an end. Rows and records
 * of streams are many, so they stand in blocks of bytes; a block begins with its kind and the name of its table or stream.
 */
final class SnapshotWriter {

    /** The kind of a block of rows; a record of JSON begins with a brace. */
    static final byte ROWS = 1;

    /** The kind of a block of records of a stream. */
    static final byte RECORDS = 2;

    private static final int BLOCK = 64 * 1024;

    private final RecordFile file;

    private SnapshotWriter(RecordFile file) {
        this.file = file;
    }

    /** Writes a whole snapshot to a file that nobody else has, through to the disk. Returns its length in bytes. */
    static long write(Path path, EngineImage image) throws IOException {
        try (var file = RecordFile.open(path, 0)) {
            new SnapshotWriter(file).write(image);
            file.force();
            return file.length();
        }
    }

    private void write(EngineImage image) throws IOException {
        for (var table : image.tables()) {
            file.append(typed("table").set("table", DefinitionCodec.write(table.definition())));
            blocks(ROWS, table.definition().name(), table.rows(), (out, row) -> ItemCodec.write(out, row.item()));
        }
        for (var stream : image.streams()) {
            file.append(opened(stream));
            blocks(RECORDS, stream.stream().arn(), stream.records(), RecordCodec::write);
        }
        for (var known : image.tokens()) {
            file.append(typed("token")
                    .put("value", known.token().value())
                    .put("digest", known.token().digest())
                    .put("at", known.at().toString()));
        }
        file.append(typed("end").put("sequence", image.sequence()));
    }

    private static ObjectNode opened(EngineImage.StreamImage image) {
        var stream = image.stream();
        var opened = typed("stream")
                .put("table", stream.table())
                .put("arn", stream.arn())
                .put("label", stream.label())
                .put("createdAt", stream.createdAt().toString())
                .put("view", stream.view().name())
                .put("trimmed", image.trimmed())
                .put("newest", image.newest())
                .put("closed", image.isClosed());
        opened.set("keys", DefinitionCodec.write(stream.keys()));
        return opened;
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    @FunctionalInterface
    private interface Codec<T> {
        void write(DataOutput out, T element) throws IOException;
    }

    private <T> void blocks(byte kind, String owner, List<T> elements, Codec<T> codec) throws IOException {
        var bytes = new ByteArrayOutputStream(2 * BLOCK);
        var out = new DataOutputStream(bytes);
        for (var element : elements) {
            if (bytes.size() == 0) {
                out.writeByte(kind);
                ItemCodec.write(out, owner);
            }
            codec.write(out, element);
            if (bytes.size() >= BLOCK) {
                file.append(bytes.toByteArray());
                bytes.reset();
            }
        }
        if (bytes.size() > 0) {
            file.append(bytes.toByteArray());
        }
    }
}
