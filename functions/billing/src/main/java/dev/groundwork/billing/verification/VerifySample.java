package dev.groundwork.billing.verification;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.verify.Fault;
import dev.groundwork.ledger.verify.LedgerRecords;
import dev.groundwork.ledger.verify.VerifyLedger;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies the next ledgers of a rotation through all of them, in the order in which the table holds them. The place is kept after each page, so a run
 * that crashes repeats a part of one.
 */
@Singleton
final class VerifySample {

    private final LedgerRecords records;
    private final VerificationCursor cursor;
    private final VerificationLimits limits;
    private final VerificationLog log;

    VerifySample(LedgerRecords records, VerificationCursor cursor, VerificationLimits limits, VerificationLog log) {
        this.records = records;
        this.cursor = cursor;
        this.limits = limits;
        this.log = log;
    }

    /**
     * The result of a run.
     *
     * @param verified how many ledgers were verified
     * @param differences how many of them are not what they must be
     * @param segments read with them
     */
    record Report(long verified, long differences, long segments) {

        private static final Report NOTHING = new Report(0, 0, 0);

        private Report plus(boolean isDifferent, long more) {
            return new Report(verified + 1, differences + (isDifferent ? 1 : 0), segments + more);
        }
    }

    /** Verifies the next sample. */
    Report verify() {
        var report = Report.NOTHING;
        var after = cursor.read();
        for (var page = 0; page < limits.pages() && !isOver(report); page++) {
            var found = records.users(after);
            after = found.next();
            for (var user : found.users()) {
                if (isOver(report)) {
                    break;
                }
                report = verify(user, report);
                after = user.equals(found.users().getLast()) ? found.next() : Optional.of(CreditsTable.partition(user));
            }
            cursor.write(after);
            if (after.isEmpty()) {
                break;
            }
        }
        log.run(report);
        return report;
    }

    private boolean isOver(Report report) {
        return report.verified >= limits.ledgers() || report.segments >= limits.segments();
    }

    private Report verify(UserId user, Report before) {
        var faults = new Faults();
        var summary = new VerifyLedger(records).one(user, faults);
        if (!faults.all.isEmpty()) {
            log.difference(user, faults.all);
        }
        return before.plus(!faults.all.isEmpty(), summary.segments());
    }

    private static final class Faults implements VerifyLedger.Listener {

        private final List<Fault> all = new ArrayList<>();

        @Override
        public void fault(Fault fault) {
            all.add(fault);
        }

        @Override
        public void checked(VerifyLedger.Summary soFar) {
            // One ledger is checked in one go.
        }
    }
}
