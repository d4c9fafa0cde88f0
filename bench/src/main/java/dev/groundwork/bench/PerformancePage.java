package dev.groundwork.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page of what was measured. Only what stands between the two marks is written, all of it by one run, so that its figures belong
 * together.
 *
 * @param file the page, which has both marks
 */
record PerformancePage(Path file) {

    static final String BEGIN = "<!-- bench: written by ./groundwork bench --write -->";
    static final String END = "<!-- bench: end -->";

    static PerformancePage at(Path file) {
        return new PerformancePage(file);
    }

    /** Writes the sheets into the page. */
    void write(List<String> names, List<Sheet> sheets) throws IOException {
        Files.writeString(file, with(Files.readString(file), names, sheets));
    }

    static String with(String page, List<String> names, List<Sheet> sheets) {
        var begin = page.indexOf(BEGIN);
        var end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("the page lacks the marks " + BEGIN + " and " + END);
        }
        var command = names.isEmpty()
                ? "./groundwork bench --write"
                : "./groundwork bench --write " + String.join(" ", names);
        var text = sheets.stream().map(Sheet::markdown).collect(Collectors.joining("\n\n"));
        return page.substring(0, begin) + BEGIN + "\n\nMade by `" + command + "`.\n\n" + text + "\n\n"
                + page.substring(end);
    }
}
