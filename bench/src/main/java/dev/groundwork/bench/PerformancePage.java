package dev.groundwork.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page of measured figures. Each benchmark has a section of its own between two marks, with the command that wrote it; nothing else of
 * the page is changed.
 *
 * @param file the page
 */
record PerformancePage(Path file) {

    static PerformancePage at(Path file) {
        return new PerformancePage(file);
    }

    /** Writes the table of this benchmark into its section, or as a new section behind the last one. */
    void write(String bench, ResultTable table) throws IOException {
        Files.writeString(file, with(Files.readString(file), bench, table));
    }

    static String with(String page, String bench, ResultTable table) {
        var begin = "<!-- bench " + bench + " -->";
        var end = "<!-- end of bench " + bench + " -->";
        var section = "%s%n%n%s%n%nMade by `./groundwork bench --write %s`.%n%n%s"
                .formatted(begin, table.markdown(), bench, end);
        var from = page.indexOf(begin);
        if (from < 0) {
            return page.stripTrailing() + "\n\n" + section + "\n";
        }
        var to = page.indexOf(end, from);
        if (to < 0) {
            throw new IllegalStateException("the page lacks the mark " + end);
        }
        return page.substring(0, from) + section + page.substring(to + end.length());
    }
}
