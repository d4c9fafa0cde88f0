package dev.groundwork.bench;

import java.util.List;

/**
 * One figure of the ledger beside that of the usual design.
 *
 * @param what was measured
 * @param ledger of the ledger
 * @param entries of the usual design
 * @param checked the number that the goal is about
 * @param goal what it should be
 */
record Comparison(String what, double ledger, double entries, double checked, Goal goal) {

    static final List<String> COLUMNS = List.of("what", "Groundwork", "TransactWriteItems", "ratio", "goal", "reached");

    /** A figure that stands alone. */
    static Comparison of(String what, double ledger, double entries) {
        return new Comparison(what, ledger, entries, ledger, new Goal.None());
    }

    /** A figure with a limit for the ledger. */
    static Comparison limited(String what, double ledger, double entries, double limit) {
        return new Comparison(what, ledger, entries, ledger, new Goal.AtMost(limit));
    }

    /** A figure with a limit for the ratio. */
    static Comparison ratio(String what, double ledger, double entries, double limit) {
        return new Comparison(what, ledger, entries, ledger / entries, new Goal.AtMost(limit));
    }

    List<String> cells() {
        return List.of(
                what,
                Goal.number(ledger),
                Goal.number(entries),
                entries == 0 ? "" : Goal.number(ledger / entries),
                goal.text(),
                goal.verdict(checked));
    }
}
