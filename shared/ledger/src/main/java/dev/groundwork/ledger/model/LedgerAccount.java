package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A user's ledger as its balance item tells it: figures, and the newest operations in full. What is older stands in segments.
 *
 * @param user whose
 * @param figures what is counted
 * @param lots what the credits are made of
 * @param pending the newest operations, oldest first
 * @param keys the operations that a spend must not repeat: those of the pending entries, and newer ones than {@code low watermark} that left for a segment
 * @param lowWatermark no key at or below it can get in any more, unless it stands in {@code keys}
 * @param highWatermark the newest key that any segment holds
 * @param segments how many segments there are
 * @param chain hash of the last entry in the segments
 * @param holds what is reserved
 * @param terms what a spend has to look at besides the figures
 * @param lock closed while something other than a spend is under way
 * @param hosting the newest day of hosting that was charged
 * @param settings what the user has chosen
 */
public record LedgerAccount(
        UserId user,
        Figures figures,
        Lots lots,
        List<PendingEntry> pending,
        Set<OperationKey> keys,
        OperationKey lowWatermark,
        OperationKey highWatermark,
        int segments,
        ChainHash chain,
        Map<OperationKey, Hold> holds,
        Terms terms,
        Optional<LedgerLock> lock,
        Optional<HostedDay> hosting,
        Settings settings) {

    public LedgerAccount {
        pending = List.copyOf(pending);
        keys = Set.copyOf(keys);
        holds = Map.copyOf(holds);
    }

    /**
     * What is counted, in credits but {@code seq} and {@code holdEvents}.
     *
     * @param balance the sum of all entries
     * @param available the balance without what is held
     * @param seq of the newest entry
     * @param holdEvents how many operations had no entry
     * @param spent taken from the lots since they were last written
     * @param consumedBefore spent before that, refunds taken off
     * @param purchased ever bought, by purchase or subscription
     * @param debt owed after money went back
     */
    public record Figures(
            long balance,
            long available,
            long seq,
            long holdEvents,
            long spent,
            long consumedBefore,
            long purchased,
            long debt) {}

    /**
     * What a spend has to look at besides the figures.
     *
     * @param nextChange when the next lot expires: from then on nobody spends before that is written
     * @param inDebt whether what a hold gives free is not the user's: there is debt, or an expired lot that holds still need
     * @param alertArmed whether the next fall below the threshold is worth a mail
     */
    public record Terms(Instant nextChange, boolean inDebt, boolean alertArmed) {

        /** Later than anything that happens. */
        public static final Instant NEVER = Instant.ofEpochMilli(9_999_999_999_999L);
    }

    /**
     * A day of hosting that was charged.
     *
     * @param epochDay days since 1970-01-01
     * @param operation what charged it
     */
    public record HostedDay(long epochDay, OperationKey operation) {}

    /** What the pending entries amount to, oldest first: what follows from their place in the ledger is worked out here. */
    public OperationLog log() {
        return new OperationLogWriter(this).first(pending.size());
    }

    /** The same for the first {@code count} pending entries. */
    public OperationLog log(int count) {
        return new OperationLogWriter(this).first(count);
    }

    /** The entries of the pending entries, oldest first. */
    public List<Entry> entries() {
        return log().entries();
    }

    /** The entries of one operation, empty when its pending entry is not here. */
    public List<Entry> entries(OperationKey operation) {
        return log().entries(operation);
    }

    /** Whether the operation's pending entry stands here. */
    public boolean holds(OperationKey operation) {
        return pending.stream()
                .anyMatch(pendingEntry -> pendingEntry.operation().equals(operation));
    }

    /** What the newest operation answers, a consume of which this is the account right after. The figures tell it without the rest of the log. */
    public ConsumeReceipt newestReceipt() {
        var newest = pending.getLast();
        return new ConsumeReceipt(
                new TransactionId(user, newest.operation(), 0),
                newest.action(),
                Credits.of(newest.cost()),
                Credits.of(figures.balance),
                isLow(figures.available));
    }

    /** Seq of the newest entry in the segments. */
    public long sealedSeq() {
        return figures.seq - pending.stream().mapToLong(PendingEntry::entries).sum();
    }

    /** Whether a hold's time is over that still counts. */
    public boolean hasLapsed(Instant now) {
        return holds.values().stream().anyMatch(hold -> hold.isLapsed(now));
    }

    /** Whether something is to be written before anybody may rely on the figures. */
    public boolean isDue(Instant now) {
        return !terms.nextChange.isAfter(now) || hasLapsed(now);
    }

    /** Whether the owner is to be told that the credits run low. */
    public boolean isAlertDue() {
        return terms.alertArmed && settings.lowBalanceMail() && isLow(figures.available);
    }

    boolean isLow(long available) {
        return available < settings.lowBalanceThreshold().amount();
    }

    /** What a balance answers. */
    public Balance balance() {
        var free = lots.left(Lot.Kind.FREE_TIER, figures.spent);
        return new Balance(
                Credits.of(figures.balance),
                Credits.of(figures.available),
                Credits.of(figures.balance - figures.available),
                Credits.of(figures.debt),
                Credits.of(figures.purchased),
                figures.consumedBefore + figures.spent,
                Credits.of(free),
                isLow(figures.available),
                settings.lowBalanceThreshold());
    }
}
