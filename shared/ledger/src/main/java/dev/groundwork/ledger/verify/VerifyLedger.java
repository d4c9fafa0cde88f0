package dev.groundwork.ledger.verify;

import dev.groundwork.kernel.UserId;

/**
 * Checks ledgers as they stand: that what must hold of them at every moment does.
 *
 * <p>It is right while others write. Segments and the items of holds and refunds never change, and each is there before the balance item relies on
 * it, or is written with it. So the balance item is read last: every segment that it knows of exists by then, those that came while the others
 * were read are read after it, and of a segment that it does not know of yet its own newest operations are the proof. What the other items say was
 * read before, so all of it has happened in this balance item. Only the items that entries ask for may be newer than the first look: they are
 * looked for again, by their keys, before they are called missing. A caller's key that points to an operation that has not happened is no
 * fault: the request was refused, or is under way. The lots that wait are written together with the balance item, so they are of the version that
 * it knows, or it is read again.
 *
 * <p>Memory grows with one user's holds, refunds and idempotency records, some hundred bytes each, and not with the entries.
 */
public final class VerifyLedger {

    /** The balance item is read so often at most, as long as the lots that wait are written between two reads. */
    private static final int MAX_READS = 20;

    private final LedgerRecords records;

    public VerifyLedger(LedgerRecords records) {
        this.records = records;
    }

    /** Gets the faults while the check goes on. */
    public interface Listener {

        /** Takes a fault. */
        void fault(Fault fault);

        /** Takes the sum after one more ledger was checked. */
        void checked(Summary soFar);
    }

    /**
     * The counts of a check.
     *
     * @param users whose ledgers
     * @param entries of all of them
     * @param segments of all of them
     * @param faults that were found
     */
    public record Summary(long users, long entries, long segments, long faults) {

        /** Nothing yet. */
        public static final Summary NOTHING = new Summary(0, 0, 0, 0);

        Summary plus(LedgerCheck check) {
            return new Summary(
                    users + 1,
                    entries + check.entries(),
                    segments + check.segments(),
                    faults + check.faults().size());
        }
    }

    /** Checks every ledger. */
    public Summary all(Listener listener) {
        var run = new Run(listener);
        records.users(run::check);
        return run.summary;
    }

    /** Checks the ledger of one user; of one who has none nothing was checked. */
    public Summary one(UserId user, Listener listener) {
        var run = new Run(listener);
        if (records.account(user).isPresent()) {
            run.check(user);
        }
        return run.summary;
    }

    /** One run, ledger by ledger. */
    private final class Run {

        private final Listener listener;
        private Summary summary = Summary.NOTHING;

        Run(Listener listener) {
            this.listener = listener;
        }

        void check(UserId user) {
            var check = checkLedger(user);
            summary = summary.plus(check);
            check.faults().forEach(listener::fault);
            listener.checked(summary);
        }
    }

    private LedgerCheck checkLedger(UserId user) {
        try {
            var check = new LedgerCheck(user, records.notes(user));
            records.segments(user, 1, Integer.MAX_VALUE, check::segment);
            var account = records.account(user);
            var waitingLots = account.flatMap(records::waitingLots);
            for (var reads = 1; account.isPresent() && waitingLots.isEmpty() && reads < MAX_READS; reads++) {
                account = records.account(user);
                waitingLots = account.flatMap(records::waitingLots);
            }
            if (account.isEmpty()) {
                check.noBalance();
                return check;
            }
            if (account.get().segments().count() > check.lastSegment()) {
                records.segments(
                        user, check.lastSegment() + 1, account.get().segments().count(), check::segment);
            }
            check.balance(account.get(), waitingLots);
            lookAgain(user, check);
            return check;
        } catch (UnreadableItemException e) {
            return LedgerCheck.unreadable(user, e.item(), String.valueOf(e.getMessage()));
        }
    }

    private void lookAgain(UserId user, LedgerCheck check) {
        for (var hold : check.unendedHolds()) {
            if (!records.isEnded(user, hold)) {
                check.lost(hold);
            }
        }
        for (var consume : check.unnotedRefunds()) {
            if (!records.isRefunded(user, consume)) {
                check.unnoted(consume);
            }
        }
    }
}
