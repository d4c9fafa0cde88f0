package dev.groundwork.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs benchmarks: {@code [--write <page>] [name…]}, all but the long ones without a name. Tables go to the standard output, progress to the
 * standard error; what the functions log is formatted as ever and then dropped.
 */
public final class Main {

    private static final List<Bench> ALL = List.of(
            new ConsumeBench(),
            new DebitBench(),
            new DebitModelBench(),
            new DebitScaleBench(),
            new RoutesBench(),
            new SignInBench(),
            new HashesBench(),
            new SpeedBench(),
            new WarmBench(),
            new ThroughputBench(),
            new HotUserBench(),
            new StartBench(),
            new SizesBench(),
            new UpBench(),
            new GatewayBench(),
            new LoadBench(),
            new PeersBench());

    private final PrintStream out;
    private final Progress progress;

    private Main(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Ends with 0, or with 2 when a name is not known. */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var given = new ArrayList<>(List.of(arguments));
        var isWritten = given.remove("--write");
        var names = List.copyOf(given);
        var unknown = names.stream()
                .filter(name -> ALL.stream().noneMatch(bench -> bench.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println("unknown: " + String.join(", ", unknown) + ". There are: "
                    + String.join(", ", ALL.stream().map(Bench::name).toList()));
            System.exit(2);
        }
        var page = isWritten
                ? Optional.of(PerformancePage.at(Path.of("docs", "performance.md")))
                : Optional.<PerformancePage>empty();
        new Main(out, new Progress(System.err)).run(names, page);
    }

    private void run(List<String> names, Optional<PerformancePage> page) throws IOException {
        for (var bench : ALL) {
            if (names.isEmpty() ? !bench.isLong() : names.contains(bench.name())) {
                var start = System.nanoTime();
                progress.begin(bench.name());
                var table = bench.run(progress);
                progress.end(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
                out.println("\n" + table.markdown() + "\n");
                if (page.isPresent()) {
                    page.get().write(bench.name(), table);
                }
            }
        }
    }
}
