package dev.groundwork.ledger.verify;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.ChainLink;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OperationLog;
import dev.groundwork.ledger.model.Segment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks one ledger: what its other items say, then its segments in their order, then the balance item as it was read after them. Not safe for use
 * by several threads.
 */
public final class LedgerCheck {

    private final UserId user;
    private final Faults faults;
    private final SegmentCheck order;
    private final FigureCheck figures;
    private final LotCheck lots;
    private final HoldCheck holds;
    private final RefundCheck refunds;
    private final ClaimCheck claims;
    private Optional<Segment> newest = Optional.empty();
    private ChainLink link = ChainLink.START;
    private long segments;
    private long entries;

    public LedgerCheck(UserId user, RelatedItems notes) {
        this.user = user;
        this.faults = new Faults(user);
        this.order = new SegmentCheck(faults);
        this.figures = new FigureCheck(faults);
        this.lots = new LotCheck(faults);
        this.holds = new HoldCheck(faults, notes);
        this.refunds = new RefundCheck(faults, notes);
        this.claims = new ClaimCheck(faults, notes);
    }

    /** Takes the next segment. The last one is not checked before it is known whether the balance item has let go of its entries. */
    public void segment(Segment segment) {
        newest.ifPresent(this::check);
        newest = Optional.of(segment);
    }

    /** The number of the last segment that has come, 0 before the first. */
    public int lastSegment() {
        return newest.map(Segment::number).orElse(0);
    }

    private void check(Segment segment) {
        segments++;
        faults.unless("the owner of segment " + segment.number(), segment.user(), user);
        order.segment(segment, link);
        segment.holds().forEach(holds::began);
        segment.entries().forEach(this::entry);
    }

    private void entry(Entry entry) {
        entries++;
        var next = ChainLink.of(entry);
        next.after(link).forEach(mismatch -> faults.add(entry.seq(), mismatch));
        link = next;
        figures.entry(entry);
        lots.entry(entry);
        refunds.entry(entry);
        claims.entry(entry);
    }

    /**
     * Takes the balance item, which knows of all segments that came but perhaps of the last. Nothing comes after it.
     *
     * @param waitingLots the lots that wait, nothing where they are missing or not those that the balance item knows
     */
    public void balance(LedgerAccount account, Optional<Lots> waitingLots) {
        var waiting =
                newest.filter(segment -> segment.number() > account.segments().count());
        newest.filter(segment -> waiting.isEmpty()).ifPresent(this::check);
        order.balance(account, link);
        log(account).ifPresent(log -> {
            log.entries().forEach(this::entry);
            holds.balance(account, log);
            waiting.ifPresent(segment -> copies(segment, account));
        });
        faults.unless("the newest seq", account.figures().seq(), link.seq());
        faults.unless("the balance", account.figures().balance(), link.balanceAfter());
        figures.balance(account);
        lots.balance(account, waitingLots);
        claims.end();
    }

    /** The newest operations, or nothing where what they amount to is beyond what a ledger can hold. */
    private Optional<OperationLog> log(LedgerAccount account) {
        try {
            return Optional.of(account.log());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            faults.add("the newest operations", e, "such that follow from the figures");
            return Optional.empty();
        }
    }

    /** A segment that the balance item has not let go of yet holds the oldest of its operations. */
    private void copies(Segment segment, LedgerAccount account) {
        var name = " of segment " + segment.number() + ", which is being sealed";
        faults.unless("the number" + name, segment.number(), account.segments().count() + 1);
        var log = account.log(segment.count());
        faults.unless("the entries" + name, segment.entries(), log.entries());
        faults.unless("the holds" + name, segment.holds(), log.holds());
    }

    /** Takes note that there is no balance item. */
    public void noBalance() {
        newest.ifPresent(segment -> faults.add("the balance item", "missing", "there, since there are segmentCount"));
        claims.end();
    }

    /** Holds whose end nothing has said. Whoever can look again must, since a hold may have ended meanwhile. */
    public Set<OperationKey> unendedHolds() {
        return holds.unended();
    }

    /** It was looked again: the hold is not open, and nothing says how it ended. */
    public void lost(OperationKey hold) {
        faults.add("the hold " + hold, "neither open nor ended", "one of both");
    }

    /** Consumes that were refunded without an item that says so. Whoever can look again must. */
    public Set<OperationKey> unnotedRefunds() {
        return refunds.unnoted();
    }

    /** It was looked again: nothing but the entry says that this consume was refunded, so it could be refunded again. */
    public void unnoted(OperationKey consume) {
        faults.add("the item REFUND#" + consume, "missing", "there, since it was refunded");
    }

    /** The check of a ledger of which something could not be read, so that nothing else can be said of it. */
    public static LedgerCheck unreadable(UserId user, String item, String why) {
        var check = new LedgerCheck(user, new RelatedItems(List.of(), Map.of(), Map.of(), Map.of()));
        check.faults.add(item, "unreadable: " + why, "as the ledger writes it");
        return check;
    }

    /** Returns how many segments were checked. */
    public long segments() {
        return segments;
    }

    /** Returns how many entries were checked. */
    public long entries() {
        return entries;
    }

    /** Returns what is wrong, the first hundred faults; none for a sound ledger. */
    public List<Fault> faults() {
        return faults.all();
    }
}
