package dev.groundwork.localstack.cloud.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lines in a file that only its owner can read. A line counts when {@link #append} returns: it is then with the operating system and
 * survives the end of this process. Half a line, left by a process that ended while it wrote, is cut off when the file is opened.
 */
public final class LineJournal implements AutoCloseable {

    private final Path file;
    private FileChannel channel;
    private long lines;

    private LineJournal(Path file, FileChannel channel, long lines) {
        this.file = file;
        this.channel = channel;
        this.lines = lines;
    }

    /** Gives every line that counts to {@code reader}, oldest first, and is then ready for more. */
    public static LineJournal open(Path file, Consumer<String> reader) {
        try {
            var bytes = new PrivateFile(file).read().orElseGet(() -> new byte[0]);
            if (bytes.length == 0) {
                new PrivateFile(file).write(bytes);
            }
            int end = end(bytes);
            var whole =
                    new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
            whole.forEach(reader);
            var channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.truncate(end);
            channel.position(end);
            return new LineJournal(file, channel, whole.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be opened: " + file, e);
        }
    }

    private static int end(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Adds lines, none of which has a line end in it. Where the disk refuses them, none counts and half a line is taken back. */
    public synchronized void append(List<String> more) {
        try {
            long before = channel.position();
            try {
                write(ByteBuffer.wrap(text(more)));
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
            lines += more.size();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written: " + file, e);
        }
    }

    private void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Returns the number of lines, by which a caller sees when {@link #replace} is due. */
    public synchronized long lines() {
        return lines;
    }

    /** Puts these lines, which say the same in fewer, in place of all. */
    public synchronized void replace(List<String> all) {
        try {
            new PrivateFile(file).write(text(all));
            channel.close();
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.position(Files.size(file));
            lines = all.size();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be replaced: " + file, e);
        }
    }

    private static byte[] text(List<String> lines) {
        return lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
