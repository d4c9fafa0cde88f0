package dev.groundwork.credits.history;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The history as RFC 4180 text. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
final class Csv {

    private static final String END = "\r\n";
    private static final String HEAD =
            "id,seq,type,action,amount,balanceAfter,referenceId,stripePaymentId,createdAt,hash";
    private static final String FORMULA_STARTS = "=+-@";

    private Csv() {}

    static String of(List<HistoryResponse.HistoryEntry> entries) {
        return entries.stream()
                .map(Csv::row)
                .collect(Collectors.joining(END, HEAD + END, entries.isEmpty() ? "" : END));
    }

    private static String row(HistoryResponse.HistoryEntry entry) {
        return Stream.of(
                        text(entry.id()),
                        Long.toString(entry.seq()),
                        text(entry.type()),
                        text(entry.action()),
                        Long.toString(entry.amount()),
                        Long.toString(entry.balanceAfter()),
                        text(entry.referenceId()),
                        text(entry.stripePaymentId()),
                        text(entry.createdAt()),
                        text(entry.hash()))
                .collect(Collectors.joining(","));
    }

    private static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        var harmless = FORMULA_STARTS.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
