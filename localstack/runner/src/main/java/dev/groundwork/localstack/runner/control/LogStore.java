package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.runner.lambda.LineLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Every line that a function wrote while this program lives, oldest first, in a file of JSON lines; of the one before, the file is kept under
 * another name. In memory there is only what finds a time in the file.
 */
public final class LogStore implements LineLog, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "functions.jsonl";
    private static final String BEFORE = "functions.before.jsonl";
    private static final int BLOCK = 256 * 1024;

    /** A line, with the product's time when it came, as ISO-8601. */
    public record Line(String time, String function, String line) {}

    /** A part of the file: where it begins, and the newest time in it. */
    private static final class Block {

        private final long start;
        private Instant newest = Instant.MIN;

        private Block(long start) {
            this.start = start;
        }
    }

    private final InstantSource clock;
    private final FileChannel file;
    private final List<Block> blocks = new ArrayList<>();
    private long size;

    /**
     * A store that begins anew.
     *
     * @param folder where its files stand
     * @param clock the product's
     */
    public LogStore(Path folder, InstantSource clock) throws IOException {
        this.clock = clock;
        var path = Files.createDirectories(folder).resolve(FILE);
        if (Files.exists(path)) {
            Files.move(path, folder.resolve(BEFORE), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        blocks.add(new Block(0));
    }

    @Override
    public synchronized void line(String function, String text) {
        var now = clock.instant();
        try {
            var bytes = JSON.writeValueAsBytes(new Line(now.toString(), function, text));
            var buffer = ByteBuffer.allocate(bytes.length + 1)
                    .put(bytes)
                    .put((byte) '\n')
                    .flip();
            if (size - blocks.getLast().start >= BLOCK) {
                blocks.add(new Block(size));
            }
            var block = blocks.getLast();
            block.newest = now.isAfter(block.newest) ? now : block.newest;
            while (buffer.hasRemaining()) {
                size += file.write(buffer, size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be written", e);
        }
    }

    /** The lines from {@code since} on, inclusive, oldest first. */
    public synchronized List<Line> since(Instant since) {
        var found = new ArrayList<Line>();
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.get(i).newest.isBefore(since)) {
                var end = i + 1 < blocks.size() ? blocks.get(i + 1).start : size;
                lines(blocks.get(i).start, end).stream()
                        .filter(line -> !Instant.parse(line.time()).isBefore(since))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private List<Line> lines(long start, long end) {
        try {
            var buffer = ByteBuffer.allocate((int) (end - start));
            while (buffer.hasRemaining() && file.read(buffer, start + buffer.position()) >= 0) {
                // Read on until the block is whole.
            }
            var lines = new ArrayList<Line>();
            for (var text : new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!text.isEmpty()) {
                    lines.add(JSON.readValue(text, Line.class));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be read", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
