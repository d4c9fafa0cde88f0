package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.dynamodb.WriteOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** A user's segments in the table. Segments never change, so whatever was read of them stays true. */
final class Segments {

    /** Segments are looked for from the newest on, in steps that grow by this factor. */
    private static final int STRIDE = 4;

    /** So many segments, some 8 read units, are read at once rather than halved further. */
    private static final int WINDOW = 32;

    private final Table table;

    Segments(Table table) {
        this.table = table;
    }

    /**
     * Takes the pending entries of {@code seen} to a segment, and what the segment took from the balance item. How holds ended gets an item of its own in
     * between, so that it can always be found by the hold. Safe to repeat, alone or in a race. Answers the account as it is afterwards.
     */
    LedgerAccount seal(LedgerAccount seen, long nowMillis) {
        var segment = Segment.after(seen, nowMillis);
        var standing =
                switch (table.put(SegmentItem.write(segment), Expression.when(CreditsTable.ABSENT))) {
                    case WriteOutcome.Written written -> segment;
                    case WriteOutcome.Refused(var found) -> SegmentItem.read(found.orElseThrow());
                };
        return standing.count() > seen.pending().size() ? sealAnew(seen, standing) : seal(seen, standing);
    }

    /** Another's segment holds operations that were written after {@code seen} was read. */
    private LedgerAccount sealAnew(LedgerAccount seen, Segment standing) {
        var now = BalanceItem.read(table.get(CreditsTable.balance(seen.user())).orElseThrow());
        return now.segments() == seen.segments() ? seal(now, standing) : now;
    }

    private LedgerAccount seal(LedgerAccount seen, Segment standing) {
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

    private static Expression removal(LedgerAccount seen, Segment segment) {
        var pending = IntStream.range(0, segment.count())
                .mapToObj("pending[%d]"::formatted)
                .collect(Collectors.joining(", "));
        var chain = segment.chain().map(hash -> ", chain = :chain").orElse("");
        var update = "SET segmentCount = :number, #lowWatermark = :lowWatermark, #highWatermark = :highWatermark"
                + chain + " REMOVE " + pending;
        var dropped = segment.dropped(seen);
        var seal = Expression.change(dropped.isEmpty() ? update : update + " DELETE #keys :dropped")
                .onlyIf(CreditsTable.SAME_SEGMENT_COUNT)
                .name("#lowWatermark", "lowWatermark")
                .name("#highWatermark", "highWatermark")
                .value(":seen", Values.of(seen.segments()))
                .value(":number", Values.of(segment.number()))
                .value(":lowWatermark", BalanceItem.value(segment.lowWatermark()))
                .value(":highWatermark", BalanceItem.value(segment.highWatermark()));
        var chained = segment.chain()
                .map(hash -> seal.value(":chain", SegmentItem.bytes(hash)))
                .orElse(seal);
        return dropped.isEmpty() ? chained : chained.name("#keys", "keys").value(":dropped", BalanceItem.set(dropped));
    }

    /**
     * The segment that has an operation, or nothing when none has. A key at or below the low watermark stands, if anywhere, between the first segment whose
     * high watermark reached it and the segment after the first whose low watermark did.
     */
    Optional<Segment> find(LedgerAccount account, OperationKey operation) {
        var reader = new Reader(account.user());
        var first = reader.first(
                account.segments(), segment -> segment.highWatermark().compareTo(operation) >= 0);
        var passed = false;
        for (var number = first; number <= account.segments(); number++) {
            var segment = reader.segment(number);
            if (segment.has(operation)) {
                return Optional.of(segment);
            }
            if (passed) {
                return Optional.empty();
            }
            passed = segment.lowWatermark().compareTo(operation) >= 0;
        }
        return Optional.empty();
    }

    /** The number of the segment that holds this seq, which must be in one. */
    int numberOf(LedgerAccount account, long seq) {
        return new Reader(account.user()).first(account.segments(), segment -> segment.lastSeq() >= seq);
    }

    /** At most {@code count} segments down from {@code number}, newest first. */
    List<Segment> downFrom(UserId user, int number, int count) {
        return query(user, Math.max(1, number - count + 1), number, false);
    }

    /** Those of the segments that one answer holds, the first of that order first. */
    private List<Segment> query(UserId user, int from, int to, boolean ascending) {
        if (to < from) {
            return List.of();
        }
        var answer = table.query(QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :user AND " + Key.SK + " BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(
                        ":user", Values.of(CreditsTable.partition(user)),
                        ":from", Values.of(CreditsTable.segment(user, from).sk()),
                        ":to", Values.of(CreditsTable.segment(user, to).sk())))
                .scanIndexForward(ascending)
                .consistentRead(true));
        return answer.items().stream().map(Item::new).map(SegmentItem::read).toList();
    }

    /** Reads each segment once for one look. */
    private final class Reader {

        private final UserId user;
        private final Map<Integer, Segment> read = new HashMap<>();

        Reader(UserId user) {
            this.user = user;
        }

        Segment segment(int number) {
            return read.computeIfAbsent(
                    number,
                    n -> table.get(CreditsTable.segment(user, n))
                            .map(SegmentItem::read)
                            .orElseThrow(
                                    () -> new IllegalStateException("segment " + n + " of " + user + " is missing")));
        }

        /** The first segment of 1 to {@code last} that has reached something which stays reached, {@code last + 1} when none has. */
        int first(int last, Predicate<Segment> reached) {
            var below = last;
            var from = last + 1;
            for (var step = 1; below >= 1 && reached.test(segment(below)); step *= STRIDE) {
                from = below;
                below = Math.max(0, below - step);
            }
            while (from - below - 1 > WINDOW) {
                var middle = (below + from) >>> 1;
                if (reached.test(segment(middle))) {
                    from = middle;
                } else {
                    below = middle;
                }
            }
            if (from - below > 1) {
                query(user, below + 1, from - 1, true).forEach(segment -> read.put(segment.number(), segment));
            }
            for (var number = below + 1; number < from; number++) {
                if (reached.test(segment(number))) {
                    return number;
                }
            }
            return from;
        }
    }
}
