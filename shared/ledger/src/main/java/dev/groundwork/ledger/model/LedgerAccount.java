package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountSummary.Figures;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import dev.groundwork.ledger.model.AccountSummary.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A user's account: the figures, and the newest operations in full. Older operations are sealed in segments.
 *
 * @param summary figures, terms and settings
 * @param lots what the credits are made of, as far as it stands here: the first to be spent
 * @param waiting what is known of the lots after them
 * @param pending the newest operations, oldest first
 * @param keys the operations that a spend must not repeat: those of {@code pending}, and sealed ones above the low watermark
 * @param segments what is known of the segments
 * @param holds the open holds by the operations that placed them
 * @param lock held while something other than a spend changes the account
 * @param hosting what is known of the days of hosting that were charged
 * @param periods those of a subscription that were paid in the last months
 */
public record LedgerAccount(
        AccountSummary summary,
        Lots lots,
        WaitingLots waiting,
        List<PendingEntry> pending,
        Set<OperationKey> keys,
        SealedSegments segments,
        Map<OperationKey, Hold> holds,
        Optional<LedgerLock> lock,
        HostedDays hosting,
        BillingPeriods periods) {

    public LedgerAccount {
        pending = List.copyOf(pending);
        keys = Set.copyOf(keys);
        holds = Map.copyOf(holds);
    }

    /**
     * The state of the segments in the account.
     *
     * @param count how many there are
     * @param lowWatermark no key at or below it can be used any more, unless it stands in the account's keys
     * @param highWatermark the newest key that any segment holds
     * @param chain the hash of the last sealed entry
     * @param newestAt when the last sealed entry was written
     */
    public record SealedSegments(
            int count, OperationKey lowWatermark, OperationKey highWatermark, ChainHash chain, Instant newestAt) {

        /** No segment yet. */
        public static final SealedSegments NONE =
                new SealedSegments(0, OperationKey.LOWEST, OperationKey.LOWEST, ChainHash.START, Instant.EPOCH);
    }

    /** Returns what was spent of the lots since they were written. */
    public long spent() {
        return lots.size() - figures().standing();
    }

    /** Returns whose account it is. */
    public UserId user() {
        return summary.user();
    }

    /** Returns the sums. */
    public Figures figures() {
        return summary.figures();
    }

    /** Returns what a spend checks besides the figures. */
    public Terms terms() {
        return summary.terms();
    }

    /** Returns what the user has chosen. */
    public Settings settings() {
        return summary.settings();
    }

    /** Returns the entries, holds and ends of the pending operations. */
    public OperationLog log() {
        return new OperationLogWriter(this).first(pending.size());
    }

    /** Returns the same for the oldest {@code count} pending operations. */
    public OperationLog log(int count) {
        return new OperationLogWriter(this).first(count);
    }

    /** Returns the entries of the pending operations, oldest first. */
    public List<Entry> entries() {
        return log().entries();
    }

    /** Returns true if the operation is among the pending ones. */
    public boolean isPending(OperationKey operation) {
        return pending.stream().anyMatch(entry -> entry.operation().equals(operation));
    }

    /** Returns the number of the newest sealed entry. */
    public long sealedSeq() {
        return figures().seq()
                - pending.stream().mapToLong(PendingEntry::entries).sum();
    }

    /** Returns true if this lock token is still the account's. */
    public boolean isLockedBy(String token) {
        return lock.filter(held -> held.token().equals(token)).isPresent();
    }

    /** Returns true if the ledger was closed with its owner's account: then it is nobody's any more. */
    public boolean isClosed() {
        return isLockedBy(LedgerLock.CLOSED);
    }

    /** Returns true if a hold is open whose time is over. */
    public boolean hasLapsed(Instant now) {
        return holds.values().stream().anyMatch(hold -> hold.isLapsed(now));
    }

    /** Returns true if an expiry or the end of a hold has to be written before anybody may rely on the figures. */
    public boolean isDue(Instant now) {
        return !terms().nextChange().isAfter(now) || hasLapsed(now);
    }

    /** Returns the account as its owner sees it. */
    public Balance balance() {
        var figures = figures();
        return new Balance(
                Credits.of(figures.balance()),
                Credits.of(figures.available()),
                Credits.of(figures.balance() - figures.available()),
                Credits.of(figures.debt()),
                Credits.of(figures.purchased()),
                figures.consumedBefore() + spent(),
                Credits.of(lots.left(Lot.Kind.FREE_TIER, spent())),
                summary.isLow(),
                settings().lowBalanceThreshold());
    }
}
