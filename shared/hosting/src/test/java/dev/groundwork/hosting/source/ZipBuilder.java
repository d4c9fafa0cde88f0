package dev.groundwork.hosting.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip archives byte by byte, hostile ones included: every field can lie. */
final class ZipBuilder {

    /** One entry and what its records say of it. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Entry(byte[] name, byte[] content, int flags, int unixMode, int method, int localOffset, long crcDelta) {

        static Entry of(String name, byte[] content) {
            return new Entry(name.getBytes(StandardCharsets.UTF_8), content, 0x800, 0, 8, -1, 0);
        }

        static Entry of(String name, String content) {
            return of(name, content.getBytes(StandardCharsets.UTF_8));
        }

        Entry rawName(byte[] bytes) {
            return new Entry(bytes, content, 0, unixMode, method, localOffset, crcDelta);
        }

        Entry encrypted() {
            return new Entry(name, content, flags | 1, unixMode, method, localOffset, crcDelta);
        }

        Entry mode(int mode) {
            return new Entry(name, content, flags, mode, method, localOffset, crcDelta);
        }

        Entry method(int number) {
            return new Entry(name, content, flags, unixMode, number, localOffset, crcDelta);
        }

        Entry sharing(int offset) {
            return new Entry(name, content, flags, unixMode, method, offset, crcDelta);
        }

        Entry wrongCrc() {
            return new Entry(name, content, flags, unixMode, method, localOffset, 1);
        }
    }

    private ZipBuilder() {}

    static byte[] zip(Entry... entries) {
        return zip(List.of(entries));
    }

    static byte[] zip(List<Entry> entries) {
        var out = new ByteArrayOutputStream();
        var directory = new ArrayList<byte[]>();
        for (var entry : entries) {
            var packed = entry.method == 8 ? deflated(entry.content) : entry.content;
            int offset = entry.localOffset >= 0 ? entry.localOffset : out.size();
            if (entry.localOffset < 0) {
                out.writeBytes(record(entry, packed.length, 0x04034b50, -1));
                out.writeBytes(packed);
            }
            directory.add(record(entry, packed.length, 0x02014b50, offset));
        }
        int start = out.size();
        directory.forEach(out::writeBytes);
        var end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06054b50).putInt(0);
        end.putShort((short) entries.size()).putShort((short) entries.size());
        end.putInt(out.size() - start).putInt(start).putShort((short) 0);
        out.writeBytes(end.array());
        return out.toByteArray();
    }

    private static byte[] record(Entry entry, int packed, int signature, int offset) {
        var isDirectory = offset >= 0;
        var bytes =
                ByteBuffer.allocate((isDirectory ? 46 : 30) + entry.name.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(signature);
        if (isDirectory) {
            bytes.putShort((short) (3 << 8 | 20));
        }
        bytes.putShort((short) 20).putShort((short) entry.flags).putShort((short) entry.method);
        bytes.putInt(0);
        var crc = new CRC32();
        crc.update(entry.content);
        bytes.putInt((int) (crc.getValue() + entry.crcDelta)).putInt(packed).putInt(entry.content.length);
        bytes.putShort((short) entry.name.length).putShort((short) 0);
        if (isDirectory) {
            bytes.putShort((short) 0).putShort((short) 0).putShort((short) 0);
            bytes.putInt(entry.unixMode << 16).putInt(offset);
        }
        return bytes.put(entry.name).array();
    }

    private static byte[] deflated(byte[] content) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(content);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }
}
