package dev.groundwork.localstack.provider.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The newest lines of a log, on disk in a few segments of which the oldest goes when a new one is begun: never more than the lines and
 * bytes it was given. A line is {@code sequence epochMillis message}. Safe for several threads, also for one that is interrupted.
 */
public final class LogRing implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LogRing.class.getName());
    private static final int SEGMENTS = 5;
    private static final int PAGE_BYTES = 1_000_000;

    private final Path folder;
    private final InstantSource clock;
    private final int segmentLines;
    private final int segmentBytes;
    private long next;
    private int lines;
    private int bytes;
    private @Nullable OutputStream segment;
    private boolean closed;

    /**
     * Opens a log, with what an earlier process left of it.
     *
     * @param maxLines lines kept
     * @param maxBytes bytes kept
     */
    public LogRing(Path folder, InstantSource clock, int maxLines, int maxBytes) {
        this.folder = folder;
        this.clock = clock;
        this.segmentLines = maxLines / SEGMENTS;
        this.segmentBytes = maxBytes / SEGMENTS;
        try {
            Files.createDirectories(folder);
            var kept = segments();
            this.next = kept.isEmpty() ? 1 : after(kept.getLast());
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be opened: " + folder, e);
        }
    }

    private static long after(Path segment) throws IOException {
        var lines = linesOf(segment);
        return lines.isEmpty() ? first(segment) : lines.getLast().sequence() + 1;
    }

    /** Adds a line. A full disk loses it, and says so in our own log: an app never stops for its log. */
    public synchronized void append(String message) {
        if (closed) {
            return;
        }
        try {
            var line = (next + " " + clock.instant().toEpochMilli() + " " + message.replace('\n', ' ') + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            target(line.length).write(line);
            next++;
            lines++;
            bytes += line.length;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A log line could not be kept", e);
        }
    }

    private OutputStream target(int length) throws IOException {
        var open = segment;
        if (open != null && lines < segmentLines && bytes + length <= segmentBytes) {
            return open;
        }
        if (open != null) {
            open.close();
        }
        var kept = segments();
        for (var old : kept.subList(0, Math.max(0, kept.size() - SEGMENTS + 1))) {
            Files.deleteIfExists(old);
        }
        lines = 0;
        bytes = 0;
        var fresh =
                new FileOutputStream(folder.resolve("%019d.log".formatted(next)).toFile());
        segment = fresh;
        return fresh;
    }

    /**
     * Reads on from a line.
     *
     * @param from the first sequence wanted
     * @param since leaves out what is older
     * @param limit lines at most; a page also ends at 1 MB
     */
    public synchronized LogPage read(long from, Optional<Instant> since, int limit) {
        var page = new ArrayList<LogLine>();
        var size = 0;
        try {
            for (var line : candidates(from)) {
                if (line.sequence() < from
                        || since.filter(line.time()::isBefore).isPresent()) {
                    continue;
                }
                size += line.message().getBytes(StandardCharsets.UTF_8).length;
                if (page.size() == limit || size > PAGE_BYTES) {
                    return new LogPage(page, OptionalLong.of(line.sequence()));
                }
                page.add(line);
            }
            return new LogPage(page, OptionalLong.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be read: " + folder, e);
        }
    }

    private List<LogLine> candidates(long from) throws IOException {
        var kept = segments();
        var found = new ArrayList<LogLine>();
        for (var i = 0; i < kept.size(); i++) {
            var endsBefore = i + 1 < kept.size() && first(kept.get(i + 1)) <= from;
            if (!endsBefore) {
                found.addAll(linesOf(kept.get(i)));
            }
        }
        return found;
    }

    private List<Path> segments() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("\\d{19}\\.log"))
                    .sorted()
                    .toList();
        }
    }

    private static long first(Path segment) {
        return Long.parseLong(segment.getFileName().toString().substring(0, 19));
    }

    /** A line that was torn by the end of a process, maybe within a character, has no line end, and is left out. */
    private static List<LogLine> linesOf(Path segment) throws IOException {
        var text = new String(Files.readAllBytes(segment), StandardCharsets.UTF_8);
        var lines = new ArrayList<LogLine>();
        var start = 0;
        for (var end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            parse(text.substring(start, end)).ifPresent(lines::add);
            start = end + 1;
        }
        return lines;
    }

    private static Optional<LogLine> parse(String line) {
        var time = line.indexOf(' ');
        var message = line.indexOf(' ', time + 1);
        if (time < 1 || message < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LogLine(
                    Long.parseLong(line, 0, time, 10),
                    Instant.ofEpochMilli(Long.parseLong(line, time + 1, message, 10)),
                    line.substring(message + 1)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Ends the log; what is appended later is left out. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (segment != null) {
                segment.close();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A log could not be closed", e);
        }
    }
}
