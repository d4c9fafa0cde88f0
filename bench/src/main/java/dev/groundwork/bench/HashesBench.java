package dev.groundwork.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Implementations of Argon2id beside each other: what ADR 0058 chooses from. */
final class HashesBench implements Bench {

    private static final List<String> COLUMNS = List.of(
            "implementation",
            "CPU, ms",
            "over one long[]",
            "with C2, ms",
            "allocated, MB",
            "jars, MB",
            "first hash, CPU ms",
            "classes");
    private static final List<String> FLAGS =
            List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:+UseSerialGC");
    private static final String C1 = "-XX:TieredStopAtLevel=1";
    private static final int FIRSTS = 3;

    @Override
    public String name() {
        return "hashes";
    }

    @Override
    public ResultTable run(Progress progress) {
        progress.step();
        var byC1 = inTurns(C1);
        progress.step();
        var byC2 = inTurns("-XX:TieredStopAtLevel=4");
        var rows = new ArrayList<List<String>>();
        for (var implementation : HashImplementation.values()) {
            progress.step();
            var first = first(implementation);
            var warm = of(implementation, byC1);
            rows.add(List.of(
                    implementation.label(),
                    number(warm.millis()),
                    Goal.number(warm.second()),
                    number(of(implementation, byC2).millis()),
                    Goal.number(warm.bytes() / 1e6),
                    Goal.number(implementation.bytes() / 1e6),
                    number(first.millis()),
                    number(first.second())));
        }
        return new ResultTable(
                "Implementations of Argon2id",
                COLUMNS,
                rows,
                "19 MiB, two passes, one lane. CPU of the thread, medians in turns in one process with the flags of functions (C1 alone), and in one with C2. The first hash has a process of its own: CPU of all its threads, with the library's loading and compilation, the least of %d."
                        .formatted(FIRSTS));
    }

    /** The least of some processes: whatever else the machine does only adds. */
    private static Printed first(HashImplementation implementation) {
        return Stream.generate(() -> of(implementation, run(List.of(C1), implementation.name())))
                .limit(FIRSTS)
                .min(Comparator.comparingDouble(Printed::millis))
                .orElseThrow();
    }

    private static List<String> inTurns(String flag) {
        return run(List.of(flag));
    }

    /** A line of {@link HashProcess}; the second number is a ratio or a count of classes. */
    private record Printed(double millis, double second, double bytes) {}

    private static Printed of(HashImplementation implementation, List<String> lines) {
        return lines.stream()
                .map(line -> List.of(line.split(" ", -1)))
                .filter(words -> words.getFirst().equals(implementation.name()))
                .map(words -> new Printed(
                        Double.parseDouble(words.get(1)),
                        Double.parseDouble(words.get(2)),
                        Double.parseDouble(words.get(3))))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> run(List<String> flags, String... arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HashProcess.class.getName()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("hashing ended with " + process.exitValue() + ": " + printed);
            }
            return printed.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, "%.0f", figure);
    }
}
