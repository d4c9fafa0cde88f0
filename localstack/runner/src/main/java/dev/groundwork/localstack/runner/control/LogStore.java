package dev.groundwork.localstack.runner.control;

import dev.groundwork.localstack.runner.lambda.LineLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Every line that a function wrote while this program lives, oldest first; also in a file, for when the program cannot be asked. */
public final class LogStore implements LineLog, AutoCloseable {

    private static final String FILE = "functions.log";

    /** A line, with the product's time when it came. */
    public record Line(Instant time, String function, String line) {}

    private final InstantSource clock;
    private final Path file;
    private final Writer writer;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A store whose file begins anew.
     *
     * @param folder where the file stands
     */
    public LogStore(InstantSource clock, Path folder) throws IOException {
        this.clock = clock;
        this.file = Files.createDirectories(folder).resolve(FILE);
        this.writer = Files.newBufferedWriter(file);
    }

    @Override
    public synchronized void line(String function, String text) {
        var line = new Line(clock.instant(), function, text);
        lines.add(line);
        try {
            writer.write(line.time() + " " + function + " " + text + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be written: " + file, e);
        }
    }

    /** Where the lines are kept for people. */
    public Path file() {
        return file;
    }

    /** The lines from {@code since} on. */
    public synchronized List<Line> since(Instant since) {
        return lines.stream().filter(line -> !line.time().isBefore(since)).toList();
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
