package dev.groundwork.localstack.dynamodb.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A file of records, each with its length and checksum before it and written in one go. What a process that was killed left half
 * written at the end is not a record; damage before the end is not passed over. Not interruptible, unlike a channel: an interrupted caller
 * must not close the file under everyone.
 */
final class RecordFile implements Closeable {

    /** No record is longer: a transaction writes 4 MB of items at most, which Base64 and escapes may blow up. */
    static final int MAX_RECORD = 64 * 1024 * 1024;

    private static final int HEADER = 2 * Integer.BYTES;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RandomAccessFile file;
    private long length;
    private boolean isTorn;

    /** A file to append to, at that length and with its pointer there. */
    RecordFile(RandomAccessFile file, long length) {
        this.file = file;
        this.length = length;
    }

    /** Takes each record of a file, in order. */
    interface Reader {
        void read(byte[] record) throws IOException;
    }

    /** A file to append to, cut to that length. */
    static RecordFile open(Path path, long length) throws IOException {
        var file = new RandomAccessFile(path.toFile(), "rw");
        try {
            file.setLength(length);
            file.seek(length);
            return new RecordFile(file, length);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Reads every record and answers the length of the file up to where the last one ends.
     *
     * @throws IOException where a record that is not the last is damaged
     */
    static long read(Path path, Reader reader) throws IOException {
        long size = Files.size(path);
        long at = 0;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            while (size - at >= HEADER) {
                int length = in.readInt();
                int checksum = in.readInt();
                if (length < 0 || length > MAX_RECORD) {
                    throw damaged(path, at);
                }
                if (length == 0 || size - at - HEADER < length) {
                    return at;
                }
                byte[] payload = in.readNBytes(length);
                if (checksum(payload) != checksum) {
                    if (at + HEADER + length < size) {
                        throw damaged(path, at);
                    }
                    return at;
                }
                reader.read(payload);
                at += HEADER + length;
            }
        }
        return at;
    }

    private static IOException damaged(Path path, long at) {
        return new IOException(path + " is damaged at byte " + at);
    }

    /** The tree of a record of JSON. */
    static JsonNode json(byte[] record) throws IOException {
        return JSON.readTree(record);
    }

    /** Appends a record of JSON; where that fails, the file is as it was. */
    void append(JsonNode node) throws IOException {
        append(JSON.writeValueAsBytes(node));
    }

    /** Appends a record; where that fails, the file is as it was, or takes no other record until it is. */
    void append(byte[] payload) throws IOException {
        if (payload.length > MAX_RECORD) {
            throw new IOException("a record of " + payload.length + " bytes");
        }
        var record = ByteBuffer.allocate(HEADER + payload.length)
                .putInt(payload.length)
                .putInt(checksum(payload))
                .put(payload);
        if (isTorn) {
            cutBack();
        }
        try {
            file.write(record.array());
        } catch (IOException e) {
            isTorn = true;
            cutBack();
            throw e;
        }
        length += record.capacity();
    }

    private void cutBack() throws IOException {
        file.setLength(length);
        file.seek(length);
        isTorn = false;
    }

    /** Waits until all of it is on the disk. */
    void force() throws IOException {
        file.getFD().sync();
    }

    /** In bytes. */
    long length() {
        return length;
    }

    private static int checksum(byte[] payload) {
        var crc = new CRC32();
        crc.update(payload);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
