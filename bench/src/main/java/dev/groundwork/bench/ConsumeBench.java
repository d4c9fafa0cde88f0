package dev.groundwork.bench;

import java.util.List;

/** The cost of a consume, beside the usual design. Counts only: every run gives the same. */
final class ConsumeBench implements Bench {

    private static final int CONSUMES = 1_000;
    private static final double MAX_WRITE_UNITS = 1.6;
    private static final double MAX_BALANCE_BYTES = 1024;
    private static final double MAX_PRICE_RATIO = 0.45;

    @Override
    public String name() {
        return "consume";
    }

    @Override
    public ResultTable run(Progress progress) {
        progress.step();
        var ledger = ConsumeCost.ofLedger(CONSUMES);
        progress.step();
        var entries = ConsumeCost.ofEntries(CONSUMES);
        var prices = Prices.load();
        var rows = List.of(
                Comparison.of(
                        "round trips",
                        ledger.ordered().roundTrips(),
                        entries.ordered().roundTrips()),
                Comparison.limited(
                        "write units, all in",
                        ledger.ordered().written(),
                        entries.ordered().written(),
                        MAX_WRITE_UNITS),
                Comparison.limited(
                        "read units", ledger.ordered().read(), entries.ordered().read(), 0),
                Comparison.of(
                        "round trips under an opaque key",
                        ledger.opaque().roundTrips(),
                        entries.opaque().roundTrips()),
                Comparison.of(
                        "write units under an opaque key",
                        ledger.opaque().written(),
                        entries.opaque().written()),
                Comparison.limited(
                        "balance item, largest, bytes",
                        ledger.balanceBytes(),
                        entries.balanceBytes(),
                        MAX_BALANCE_BYTES),
                Comparison.of("kept for good, bytes", ledger.keptBytes(), entries.keptBytes()),
                Comparison.ratio(
                        "price of a million, " + prices.currency(),
                        prices.million(ledger.ordered()),
                        prices.million(entries.ordered()),
                        MAX_PRICE_RATIO),
                Comparison.of(
                        "price of keeping a million for a month, " + prices.currency(),
                        prices.keptMillion(ledger.keptBytes()),
                        prices.keptMillion(entries.keptBytes())));
        return new ResultTable(
                "A consume, all counts over %,d of one user".formatted(CONSUMES),
                Comparison.COLUMNS,
                rows.stream().map(Comparison::cells).toList(),
                note(prices));
    }

    private static String note(Prices prices) {
        return """
                The usual design is one transaction over the balance and an item for the entry, keyed by the idempotency key, then a read of the \
                balance for the answer. It has no sequence, no balance after each entry and no hash chain. Prices: %s, on demand, %s, \
                looked up %s, see <%s>.""".formatted("DynamoDB", prices.region(), prices.date(), prices.source());
    }
}
