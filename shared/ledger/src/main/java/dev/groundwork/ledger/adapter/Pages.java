package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.dynamodb.WriteOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** A user's pages in the table. Pages never change, so whatever was read of them stays true. */
final class Pages {

    /** Pages are looked for from the newest on, in steps that grow by this factor. */
    private static final int STRIDE = 4;

    /** So many pages, some 8 read units, are read at once rather than halved further. */
    private static final int WINDOW = 32;

    private final Table table;

    Pages(Table table) {
        this.table = table;
    }

    /**
     * Takes the intents of {@code seen} to a page, and what the page took from the balance item. How holds ended gets an item of its own in
     * between, so that it can always be found by the hold. Safe to repeat, alone or in a race. Answers the account as it is afterwards.
     */
    Account cut(Account seen, long nowMillis) {
        var page = Page.after(seen, nowMillis);
        var standing =
                switch (table.put(PageItem.write(page), Expression.when(CreditsTable.ABSENT))) {
                    case WriteOutcome.Written written -> page;
                    case WriteOutcome.Refused(var found) -> PageItem.read(found.orElseThrow());
                };
        return standing.count() > seen.intents().size() ? cutFromAnew(seen, standing) : cut(seen, standing);
    }

    /** Another's page holds operations that were written after {@code seen} was read. */
    private Account cutFromAnew(Account seen, Page standing) {
        var now = BalanceItem.read(table.get(CreditsTable.balance(seen.user())).orElseThrow());
        return now.pages() == seen.pages() ? cut(now, standing) : now;
    }

    private Account cut(Account seen, Page standing) {
        for (var end : standing.ends(seen)) {
            table.put(HoldEndItem.write(seen.user(), end), Expression.when(CreditsTable.ABSENT));
        }
        var item =
                switch (table.update(CreditsTable.balance(seen.user()), removal(seen, standing))) {
                    case WriteOutcome.Written(var after) -> after;
                    case WriteOutcome.Refused(var found) -> found;
                };
        return BalanceItem.read(item.orElseThrow());
    }

    private static Expression removal(Account seen, Page page) {
        var intents = IntStream.range(0, page.count())
                .mapToObj("intents[%d]"::formatted)
                .collect(Collectors.joining(", "));
        var chain = page.chain().map(hash -> ", chain = :chain").orElse("");
        var update = "SET pages = :number, #floor = :floor, #top = :top" + chain + " REMOVE " + intents;
        var dropped = page.dropped(seen);
        var cut = Expression.change(dropped.isEmpty() ? update : update + " DELETE #keys :dropped")
                .onlyIf(CreditsTable.SAME_PAGES)
                .name("#floor", "floor")
                .name("#top", "top")
                .value(":seen", Values.of(seen.pages()))
                .value(":number", Values.of(page.number()))
                .value(":floor", BalanceItem.value(page.floor()))
                .value(":top", BalanceItem.value(page.top()));
        var chained = page.chain()
                .map(hash -> cut.value(":chain", PageItem.bytes(hash)))
                .orElse(cut);
        return dropped.isEmpty() ? chained : chained.name("#keys", "keys").value(":dropped", BalanceItem.set(dropped));
    }

    /**
     * The page that has an operation, or nothing when none has. A key at or below the floor stands, if anywhere, between the first page whose
     * top reached it and the page after the first whose floor did.
     */
    Optional<Page> find(Account account, OperationKey operation) {
        var reader = new Reader(account.user());
        var first = reader.first(account.pages(), page -> page.top().compareTo(operation) >= 0);
        var passed = false;
        for (var number = first; number <= account.pages(); number++) {
            var page = reader.page(number);
            if (page.has(operation)) {
                return Optional.of(page);
            }
            if (passed) {
                return Optional.empty();
            }
            passed = page.floor().compareTo(operation) >= 0;
        }
        return Optional.empty();
    }

    /** The number of the page that holds this seq, which must be in one. */
    int numberOf(Account account, long seq) {
        return new Reader(account.user()).first(account.pages(), page -> page.lastSeq() >= seq);
    }

    /** At most {@code count} pages down from {@code number}, newest first. */
    List<Page> downFrom(UserId user, int number, int count) {
        return query(user, Math.max(1, number - count + 1), number, false);
    }

    /** Those of the pages that one answer holds, the first of that order first. */
    private List<Page> query(UserId user, int from, int to, boolean ascending) {
        if (to < from) {
            return List.of();
        }
        var answer = table.query(QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :user AND " + Key.SK + " BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(
                        ":user", Values.of(CreditsTable.partition(user)),
                        ":from", Values.of(CreditsTable.page(user, from).sk()),
                        ":to", Values.of(CreditsTable.page(user, to).sk())))
                .scanIndexForward(ascending)
                .consistentRead(true));
        return answer.items().stream().map(Item::new).map(PageItem::read).toList();
    }

    /** Reads each page once for one look. */
    private final class Reader {

        private final UserId user;
        private final Map<Integer, Page> read = new HashMap<>();

        Reader(UserId user) {
            this.user = user;
        }

        Page page(int number) {
            return read.computeIfAbsent(
                    number,
                    n -> table.get(CreditsTable.page(user, n))
                            .map(PageItem::read)
                            .orElseThrow(() -> new IllegalStateException("page " + n + " of " + user + " is missing")));
        }

        /** The first page of 1 to {@code last} that has reached something which stays reached, {@code last + 1} when none has. */
        int first(int last, Predicate<Page> reached) {
            var below = last;
            var from = last + 1;
            for (var step = 1; below >= 1 && reached.test(page(below)); step *= STRIDE) {
                from = below;
                below = Math.max(0, below - step);
            }
            while (from - below - 1 > WINDOW) {
                var middle = (below + from) >>> 1;
                if (reached.test(page(middle))) {
                    from = middle;
                } else {
                    below = middle;
                }
            }
            if (from - below > 1) {
                query(user, below + 1, from - 1, true).forEach(page -> read.put(page.number(), page));
            }
            for (var number = below + 1; number < from; number++) {
                if (reached.test(page(number))) {
                    return number;
                }
            }
            return from;
        }
    }
}
