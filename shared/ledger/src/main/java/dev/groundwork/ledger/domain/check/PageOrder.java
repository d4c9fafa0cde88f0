package dev.groundwork.ledger.domain.check;

import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.EntryType;
import dev.groundwork.ledger.domain.HoldReceipt;
import dev.groundwork.ledger.domain.Intent;
import dev.groundwork.ledger.domain.Link;
import dev.groundwork.ledger.domain.Mark;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pages follow one another, and no operation happens twice. An operation comes to a page at the latest with the second cut after it was written,
 * so it is above the floor of two pages before; hence only operations above that floor have to be remembered, whatever the ledger's length.
 */
final class PageOrder {

    private final Faults faults;
    private final TreeMap<OperationKey, Boolean> operations = new TreeMap<>();
    private int number;
    private long marks;
    private long last;
    private OperationKey top = OperationKey.LOWEST;
    private OperationKey floor = OperationKey.LOWEST;
    private OperationKey floorBefore = OperationKey.LOWEST;

    PageOrder(Faults faults) {
        this.faults = faults;
    }

    void page(Page page, Link before) {
        var name = "page " + page.number();
        faults.unless("the page after " + number, page.number(), number + 1);
        var done = operations(page.entries(), page.holds());
        happen(done, name);
        marks += page.count() - entryOperations(page.entries());
        if (page.count() < done.size()) {
            faults.add("the count of " + name, page.count(), done.size() + " or more");
        }
        last = page.entries().isEmpty()
                ? before.seq()
                : page.entries().getLast().seq();
        faults.unless("the last seq of " + name, page.lastSeq(), last);
        rises("the floor of " + name, page.floor(), floor);
        rises("the top of " + name, page.top(), top);
        done.keySet().forEach(operation -> rises("the top of " + name, page.top(), operation));
        number = page.number();
        top = page.top();
        floorBefore = floor;
        floor = page.floor();
        operations.headMap(floorBefore, true).clear();
    }

    private static long entryOperations(List<Entry> entries) {
        return entries.stream().map(entry -> entry.id().operation()).distinct().count();
    }

    /** The operations, and of each whether a caller may ask for it again. */
    private Map<OperationKey, Boolean> operations(List<Entry> entries, List<HoldReceipt> holds) {
        var done = new LinkedHashMap<OperationKey, Boolean>();
        for (var entry : entries) {
            done.put(entry.id().operation(), !entry.print().isEmpty());
            if (entry.id().index() > 0 && entry.type() != EntryType.HOSTING) {
                faults.add(entry.seq(), "the operation " + entry.id().operation(), "repeated", "done once");
            }
        }
        for (var hold : holds) {
            if (done.put(hold.hold().operation(), true) != null) {
                faults.add("the operation " + hold.hold().operation(), "repeated", "done once");
            }
        }
        return done;
    }

    private void happen(Map<OperationKey, Boolean> done, String where) {
        done.forEach((operation, keyed) -> {
            if (operations.put(operation, keyed) != null) {
                faults.add("the operation " + operation, "repeated in " + where, "done once");
            }
            if (operation.compareTo(floorBefore) <= 0) {
                faults.add(
                        "the operation " + operation + " of " + where, "late", "above the floor of two pages before");
            }
        });
    }

    private void rises(String what, OperationKey found, OperationKey least) {
        if (found.compareTo(least) < 0) {
            faults.add(what, found, least + " or above");
        }
    }

    /** What the balance item says of the pages; {@code newest} is the entry that ends them. */
    void balance(Account account, Link newest) {
        faults.unless("the number of pages", account.pages(), number);
        faults.unless("the floor", account.floor(), floor);
        faults.unless("the top", account.top(), top);
        faults.unless("the chain's hash after the pages", account.chain(), newest.hash());
        faults.unless("the seq after the pages", account.pagedSeq(), last);
        var moved = account.intents().stream().mapToLong(Intent::total).sum();
        faults.unless("the balance after the pages", account.figures().balance() - moved, newest.balanceAfter());
        var left = account.intents().stream().mapToLong(Intent::marks).sum();
        faults.unless("the number of marks", account.figures().marks(), marks + left);
        operations.tailMap(account.floor(), false).forEach((operation, keyed) -> remembered(account, operation, keyed));
        for (var intent : account.intents()) {
            var keyed = intent.hold().isEmpty() || intent.kind() == Mark.HELD;
            happen(Map.of(intent.operation(), keyed), "the balance item");
            remembered(account, intent.operation(), keyed);
        }
    }

    /** What is above the floor can get in again unless it is among the keys. */
    private void remembered(Account account, OperationKey operation, boolean keyed) {
        if (keyed && !account.keys().contains(operation)) {
            faults.add("the operation " + operation, "not among the keys", "among them, or it could be repeated");
        }
    }
}
