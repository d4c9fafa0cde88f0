package dev.groundwork.ledger.tool;

import dev.groundwork.ledger.model.ChainLink;
import dev.groundwork.ledger.model.Mismatch;
import java.util.List;
import java.util.Optional;

/** Checks a history row by row, the newest first: each row must follow the older one that comes after it. Keeps one row. */
final class HistoryCheck {

    private Optional<HistoryRow> newer = Optional.empty();
    private Optional<Misfit> oldestMisfit = Optional.empty();
    private long newestSeq;
    private long rows;

    /**
     * A row that does not follow the one before it in the ledger.
     *
     * @param row the newer of both
     * @param mismatches what does not fit
     */
    record Misfit(HistoryRow row, List<Mismatch> mismatches) {}

    /** The next row, older than those before. */
    void next(HistoryRow older) {
        newer.ifPresentOrElse(
                row -> compare(row, older.link()),
                () -> newestSeq = older.link().seq());
        newer = Optional.of(older);
        rows++;
    }

    /** Nothing older comes. Only a history that goes back to seq 1 can be checked to its first row. */
    void end() {
        newer.filter(row -> reachesTheStart()).ifPresent(row -> compare(row, ChainLink.START));
    }

    private void compare(HistoryRow row, ChainLink before) {
        if (row.readings().stream().noneMatch(link -> link.after(before).isEmpty())) {
            oldestMisfit = Optional.of(new Misfit(row, row.link().after(before)));
        }
    }

    /** The first in the ledger's order that does not fit, since those after it are checked against it. */
    Optional<Misfit> misfit() {
        return oldestMisfit;
    }

    boolean reachesTheStart() {
        return oldestSeq() == 1;
    }

    long oldestSeq() {
        return newer.map(row -> row.link().seq()).orElse(0L);
    }

    long newestSeq() {
        return newestSeq;
    }

    long rows() {
        return rows;
    }
}
