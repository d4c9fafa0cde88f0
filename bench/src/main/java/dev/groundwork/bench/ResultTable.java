package dev.groundwork.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of what was measured, in Markdown, columns aligned so that it can be read in a terminal too.
 *
 * @param title what it shows
 * @param columns their names
 * @param rows their cells
 * @param note how it was measured
 */
record ResultTable(String title, List<String> columns, List<List<String>> rows, String note) {

    ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    String markdown() {
        var widths = IntStream.range(0, columns.size()).map(this::width).toArray();
        var lines = new ArrayList<String>();
        lines.add("### " + title + "\n");
        lines.add(line(columns, widths));
        lines.add(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|")));
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add("\n" + note);
        return String.join("\n", lines);
    }

    private int width(int column) {
        return Math.max(
                columns.get(column).length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(
                        i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
