package dev.groundwork.ledger.adapter;

import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.EntryQuery;
import dev.groundwork.ledger.domain.EntrySlice;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Goes through a ledger from its newest entry down: those in the balance item, then page by page. */
final class EntryScan {

    /** Pages read at once. */
    private static final int BATCH = 25;

    /** Pages read for one slice at most; a slice then ends early and says where to go on. */
    private static final int MAX_PAGES = 250;

    private final Pages pages;
    private final Account account;
    private final EntryQuery query;
    private final List<Entry> found = new ArrayList<>();
    private long next = 1;
    private boolean over;

    EntryScan(Pages pages, Account account, EntryQuery query) {
        this.pages = pages;
        this.account = account;
        this.query = query;
    }

    EntrySlice run() {
        look(account.entries().reversed());
        var number = firstPage();
        for (var read = 0; !over && number >= 1 && read < MAX_PAGES; ) {
            var batch = pages.downFrom(account.user(), number, BATCH);
            batch.forEach(page -> look(page.entries().reversed()));
            number = batch.getLast().number() - 1;
            read += batch.size();
        }
        var isMore = next > 1 && (!over || found.size() == query.limit());
        return new EntrySlice(found, isMore ? OptionalLong.of(next) : OptionalLong.empty());
    }

    private int firstPage() {
        if (query.before() > account.pagedSeq()) {
            return account.pages();
        }
        return query.before() <= 1 ? 0 : pages.numberOf(account, query.before() - 1);
    }

    private void look(List<Entry> newestFirst) {
        for (var entry : newestFirst) {
            if (over) {
                return;
            }
            over = query.isOver(entry);
            next = entry.seq();
            if (query.matches(entry)) {
                found.add(entry);
                over = over || found.size() == query.limit();
            }
        }
    }
}
