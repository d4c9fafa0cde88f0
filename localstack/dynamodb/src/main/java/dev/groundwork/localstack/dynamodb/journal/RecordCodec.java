package dev.groundwork.localstack.dynamodb.journal;

import dev.groundwork.localstack.dynamodb.stream.ChangeStream;
import dev.groundwork.localstack.dynamodb.stream.StreamRecord;
import dev.groundwork.localstack.dynamodb.table.Commit.Origin;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Records of a stream as a snapshot has them. An image that shows the key alone is not written again, and is the key itself once read. */
final class RecordCodec {

    private static final int NONE = 0;
    private static final int KEYS = 1;
    private static final int ITEM = 2;

    private RecordCodec() {}

    static void write(DataOutput out, StreamRecord record) throws IOException {
        out.writeLong(record.sequence());
        var at = record.at();
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
        out.writeBoolean(record.origin() == Origin.TIME_TO_LIVE);
        ItemCodec.write(out, record.keys());
        write(out, record.before(), record.keys());
        write(out, record.after(), record.keys());
    }

    private static void write(
            DataOutput out, Optional<Map<String, AttributeValue>> image, Map<String, AttributeValue> keys)
            throws IOException {
        if (image.isEmpty()) {
            out.writeByte(NONE);
        } else if (image.get().equals(keys)) {
            out.writeByte(KEYS);
        } else {
            out.writeByte(ITEM);
            ItemCodec.write(out, image.get());
        }
    }

    static StreamRecord read(DataInput in, ChangeStream stream, ItemCodec items) throws IOException {
        long sequence = in.readLong();
        var at = Instant.ofEpochSecond(in.readLong(), in.readInt());
        var origin = in.readBoolean() ? Origin.TIME_TO_LIVE : Origin.CALLER;
        var keys = items.readItem(in);
        var before = readImage(in, keys, items);
        var after = readImage(in, keys, items);
        return new StreamRecord(sequence, at, origin, stream.view(), keys, before, after);
    }

    private static Optional<Map<String, AttributeValue>> readImage(
            DataInput in, Map<String, AttributeValue> keys, ItemCodec items) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case NONE -> Optional.empty();
            case KEYS -> Optional.of(keys);
            case ITEM -> Optional.of(items.readItem(in));
            default -> throw new IOException("an image of the unknown kind " + kind);
        };
    }
}
