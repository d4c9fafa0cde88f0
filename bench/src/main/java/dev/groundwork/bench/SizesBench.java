package dev.groundwork.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Sizes of the functions' zips as they were last built. */
final class SizesBench implements Bench {

    private static final double MEGABYTE = 1_000_000;

    /** The largest zip of a function, in megabytes; the others have no goal. */
    private static final Map<String, Double> LARGEST =
            Map.of("auth", 14.0, "credits", 14.0, "apps", 14.0, "payments", 30.0);

    @Override
    public String name() {
        return "sizes";
    }

    @Override
    public ResultTable run(Progress progress) {
        progress.step();
        try (var functions = Files.list(Path.of("functions"))) {
            var rows = functions
                    .map(folder -> folder.resolve("target/function.zip"))
                    .filter(Files::exists)
                    .sorted()
                    .map(SizesBench::row)
                    .toList();
            return new ResultTable("Zips of the functions", Row.COLUMNS, rows, "In megabytes of 1,000,000 bytes.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(Path zip) {
        var function = zip.getName(1).toString();
        try {
            var size = Files.size(zip) / MEGABYTE;
            var goal = LARGEST.containsKey(function) ? new Goal.AtMost(LARGEST.get(function)) : new Goal.None();
            return new Row(function, size, "MB", goal).cells();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
