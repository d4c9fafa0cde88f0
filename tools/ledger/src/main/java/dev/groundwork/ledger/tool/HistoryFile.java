package dev.groundwork.ledger.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A file with one or more pages of a history one after the other, each with its header. */
final class HistoryFile {

    private final Path path;

    HistoryFile(Path path) {
        this.path = path;
    }

    /** Reads row by row until one {@code isEnough}; no row is kept. */
    void read(Predicate<HistoryRow> isEnough) throws IOException {
        try (var parser = CSVFormat.RFC4180.parse(Files.newBufferedReader(path))) {
            var records = parser.iterator();
            if (!records.hasNext() || !isHeader(records.next())) {
                throw new UncheckableException(
                        path + " is no history: its first line has to be " + String.join(",", HistoryRow.COLUMNS));
            }
            var isOver = false;
            while (!isOver && records.hasNext()) {
                var record = records.next();
                isOver = !isHeader(record)
                        && isEnough.test(HistoryRow.of(path + ", line " + parser.getCurrentLineNumber(), record));
            }
        }
    }

    private static boolean isHeader(CSVRecord record) {
        return record.toList().equals(HistoryRow.COLUMNS);
    }

    /** The seq of its newest row, 0 where it has no row. */
    long newestSeq() throws IOException {
        var newest = new HistoryCheck();
        read(row -> {
            newest.next(row);
            return true;
        });
        return newest.newestSeq();
    }
}
