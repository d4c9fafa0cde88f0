package dev.groundwork.ledger.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Checks a history in files, in whatever order they are named, and prints what it finds. */
final class HistoryReport {

    private final Consumer<String> findings;

    HistoryReport(Consumer<String> findings) {
        this.findings = findings;
    }

    /** Tells whether every row follows the one before it. */
    boolean isSound(List<Path> paths) throws IOException {
        var check = new HistoryCheck();
        for (var file : newestFirst(paths)) {
            file.read(row -> {
                check.next(row);
                return false;
            });
        }
        check.end();
        return print(check);
    }

    private record Part(HistoryFile file, long newestSeq) {}

    private static List<HistoryFile> newestFirst(List<Path> paths) throws IOException {
        var parts = new ArrayList<Part>();
        for (var path : paths) {
            var file = new HistoryFile(path);
            parts.add(new Part(file, file.newestSeq()));
        }
        parts.sort(Comparator.comparingLong(Part::newestSeq).reversed());
        return parts.stream().map(Part::file).toList();
    }

    private boolean print(HistoryCheck check) {
        if (check.rows() == 0) {
            findings.accept("no entries, nothing to check");
            return true;
        }
        check.misfit().ifPresent(this::print);
        if (!check.reachesTheStart()) {
            findings.accept("the oldest entry here is seq " + check.oldestSeq()
                    + ": it is taken as it is, and all after it is checked from it on");
        }
        findings.accept("entries: %d, from seq %d to %d: %s"
                .formatted(
                        check.rows(),
                        check.oldestSeq(),
                        check.newestSeq(),
                        check.misfit().isEmpty()
                                ? "each follows the one before it"
                                : "not a whole, unchanged history"));
        return check.misfit().isEmpty();
    }

    private void print(HistoryCheck.Misfit misfit) {
        var row = misfit.row();
        misfit.mismatches()
                .forEach(
                        m -> findings.accept(row.place() + ", seq " + row.link().seq() + ": " + m));
        findings.accept(
                "a row was changed, left out or put in, or this is not the whole history but a selection of it");
    }
}
