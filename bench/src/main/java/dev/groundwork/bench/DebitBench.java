package dev.groundwork.bench;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** The cost of the daily debit for an app, by the number of its owner's apps. Counts only: every run gives the same. */
final class DebitBench implements Bench {

    private static final Map<Integer, Double> GOALS = new TreeMap<>(Map.of(1, 2.1, 5, 1.5, 50, 1.2));

    @Override
    public String name() {
        return "debit";
    }

    @Override
    public ResultTable run(Progress progress) {
        var rows = new ArrayList<Comparison>();
        GOALS.forEach((apps, goal) -> {
            progress.step();
            var cost = DebitCost.of(apps);
            var title = apps == 1 ? "of an owner's only app" : "of one of an owner's %d apps".formatted(apps);
            rows.add(Comparison.limited(
                    "write units a day " + title, cost.eachApp().written(), DebitCost.transaction(apps), goal));
            rows.add(Comparison.of("read units a day " + title, cost.eachApp().read(), 0));
            rows.add(Comparison.of("calls for a day of the owner", cost.calls(), 1));
        });
        return new ResultTable(
                "The daily debit, all counts over %d days".formatted(DebitCost.DAYS),
                Comparison.COLUMNS,
                rows.stream().map(Comparison::cells).toList(),
                note());
    }

    private static String note() {
        return """
                Everything that the ledger writes is counted, the sealing of entries too; the pages of the index and the cursors are not, \
                see docs/scale.md. A transaction over the balance and an item for each entry takes two units for each item; it is not measured \
                but counted.""";
    }
}
