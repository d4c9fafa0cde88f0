package dev.groundwork.ledger.tool;

import dev.groundwork.ledger.model.ChainHash;
import dev.groundwork.ledger.model.ChainLink;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of a history. A cell that a spreadsheet would take for a formula has an apostrophe in front; a reference may have had one from the
 * start, so such a row can be read in two ways, of which the hash fits one.
 *
 * @param place file and line, for people
 * @param readings the ways to read it, one or two
 */
record HistoryRow(String place, List<ChainLink> readings) {

    /** The columns, in their order. */
    static final List<String> COLUMNS = List.of(
            "id",
            "seq",
            "type",
            "action",
            "amount",
            "balanceAfter",
            "referenceId",
            "stripePaymentId",
            "createdAt",
            "hash");

    private static final int REFERENCE = COLUMNS.indexOf("referenceId");
    private static final String FORMULA_STARTS = "=+-@";

    /** Reads a row, or throws {@link UncheckableException} where it is none. */
    static HistoryRow of(String place, CSVRecord row) {
        if (row.size() != COLUMNS.size()) {
            throw new UncheckableException(place + ": a row has " + COLUMNS.size() + " cells, this one " + row.size());
        }
        var cells = row.stream().map(HistoryRow::plain).toList();
        var readings = new ArrayList<ChainLink>();
        readings.add(link(place, cells));
        if (!cells.get(REFERENCE).equals(row.get(REFERENCE))) {
            var literal = new ArrayList<>(cells);
            literal.set(REFERENCE, row.get(REFERENCE));
            readings.add(link(place, literal));
        }
        return new HistoryRow(place, List.copyOf(readings));
    }

    private static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA_STARTS.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static ChainLink link(String place, List<String> cells) {
        return new ChainLink(
                number(place, cells, "seq"),
                number(place, cells, "amount"),
                number(place, cells, "balanceAfter"),
                time(place, cells),
                String.join("\n", cells.subList(0, COLUMNS.size() - 1)),
                new ChainHash(cells.getLast()));
    }

    private static long number(String place, List<String> cells, String column) {
        var cell = cells.get(COLUMNS.indexOf(column));
        try {
            return Long.parseLong(cell);
        } catch (NumberFormatException e) {
            throw new UncheckableException(place + ": " + column + " is no number: " + cell);
        }
    }

    private static Instant time(String place, List<String> cells) {
        var cell = cells.get(COLUMNS.indexOf("createdAt"));
        try {
            return Instant.parse(cell);
        } catch (DateTimeParseException e) {
            throw new UncheckableException(place + ": createdAt is no time: " + cell);
        }
    }

    ChainLink link() {
        return readings.getFirst();
    }
}
