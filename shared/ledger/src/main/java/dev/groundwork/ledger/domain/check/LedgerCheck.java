package dev.groundwork.ledger.domain.check;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.Link;
import dev.groundwork.ledger.domain.Log;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks one ledger: what its other items say, then its pages in their order, then the balance item as it was read after them. Not safe for use
 * by several threads.
 */
public final class LedgerCheck {

    private final UserId user;
    private final Faults faults;
    private final PageOrder order;
    private final FigureSums figures;
    private final LotSums lots;
    private final HoldBook holds;
    private final RefundBook refunds;
    private final Claims claims;
    private Optional<Page> newest = Optional.empty();
    private Link link = Link.START;
    private long pages;
    private long entries;

    public LedgerCheck(UserId user, Notes notes) {
        this.user = user;
        this.faults = new Faults(user);
        this.order = new PageOrder(faults);
        this.figures = new FigureSums(faults);
        this.lots = new LotSums(faults);
        this.holds = new HoldBook(faults, notes);
        this.refunds = new RefundBook(faults, notes);
        this.claims = new Claims(faults, notes);
    }

    /** The next page. The last one is not judged before it is known whether the balance item has let go of its entries. */
    public void page(Page page) {
        newest.ifPresent(this::judge);
        newest = Optional.of(page);
    }

    /** The number of the last page that has come, 0 before the first. */
    public int lastPage() {
        return newest.map(Page::number).orElse(0);
    }

    private void judge(Page page) {
        pages++;
        faults.unless("the owner of page " + page.number(), page.user(), user);
        order.page(page, link);
        page.holds().forEach(holds::began);
        page.entries().forEach(this::entry);
    }

    private void entry(Entry entry) {
        entries++;
        var next = Link.of(entry);
        next.after(link).forEach(mismatch -> faults.add(entry.seq(), mismatch));
        link = next;
        figures.entry(entry);
        lots.entry(entry);
        refunds.entry(entry);
        claims.entry(entry);
    }

    /** The balance item, which knows of all pages that came but perhaps of the last. Nothing comes after it. */
    public void balance(Account account) {
        var waiting = newest.filter(page -> page.number() > account.pages());
        newest.filter(page -> waiting.isEmpty()).ifPresent(this::judge);
        order.balance(account, link);
        log(account).ifPresent(log -> {
            log.entries().forEach(this::entry);
            holds.balance(account, log);
            waiting.ifPresent(page -> copies(page, account));
        });
        faults.unless("the newest seq", account.figures().seq(), link.seq());
        faults.unless("the balance", account.figures().balance(), link.balanceAfter());
        figures.balance(account);
        lots.balance(account);
        claims.end();
    }

    /** The newest operations, or nothing where what they amount to is beyond what a ledger can hold. */
    private Optional<Log> log(Account account) {
        try {
            return Optional.of(account.log());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            faults.add("the newest operations", e, "such that follow from the figures");
            return Optional.empty();
        }
    }

    /** A page that the balance item has not let go of yet holds the oldest of its operations. */
    private void copies(Page page, Account account) {
        var name = " of page " + page.number() + ", which is being cut";
        faults.unless("the number" + name, page.number(), account.pages() + 1);
        var log = account.log(page.count());
        faults.unless("the entries" + name, page.entries(), log.entries());
        faults.unless("the holds" + name, page.holds(), log.holds());
    }

    /** There is no balance item. */
    public void noBalance() {
        newest.ifPresent(page -> faults.add("the balance item", "missing", "there, since there are pages"));
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

    /** Consumes that were given back without an item that says so. Whoever can look again must. */
    public Set<OperationKey> unnotedRefunds() {
        return refunds.unnoted();
    }

    /** It was looked again: nothing but the entry says that this consume was given back, so it could be given back again. */
    public void unnoted(OperationKey consume) {
        faults.add("the item REFUND#" + consume, "missing", "there, since it was given back");
    }

    /** The check of a ledger of which something could not be read, so that nothing else can be said of it. */
    public static LedgerCheck unreadable(UserId user, String item, String why) {
        var check = new LedgerCheck(user, new Notes(List.of(), Map.of(), Map.of(), Map.of()));
        check.faults.add(item, "unreadable: " + why, "as the ledger writes it");
        return check;
    }

    /** How many pages were judged. */
    public long pages() {
        return pages;
    }

    /** How many entries were judged. */
    public long entries() {
        return entries;
    }

    /** What is wrong, the first hundred of it; empty for a sound ledger. */
    public List<Fault> faults() {
        return faults.all();
    }
}
