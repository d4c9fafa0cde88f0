package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Segment;
import dev.groundwork.ledger.model.WaitingLots;
import dev.groundwork.ledger.verify.LedgerRecords;
import dev.groundwork.ledger.verify.RelatedItems;
import dev.groundwork.ledger.verify.UnreadableItemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** All ledgers of the table {@code credits}. Users are found by a scan that jumps over the rest of a partition that it has seen the start of. */
public final class DynamoLedgerRecords implements LedgerRecords {

    private static final String RANGE = Key.PK + " = :user AND " + Key.SK + " BETWEEN :from AND :to";

    /** Above every sort key of a partition. */
    private static final String BEHIND = "~";

    /** Items read at once when users are looked for: of a large ledger no more are read twice. */
    private static final int SCANNED = 500;

    private final Table table;

    public DynamoLedgerRecords(Table table) {
        this.table = table;
    }

    @Override
    public UserPage users(Optional<String> after) {
        var scan = ScanRequest.builder().projectionExpression(Key.PK).limit(SCANNED);
        var answer = table.scan(after.map(last -> scan.exclusiveStartKey(new Key(last, BEHIND).attributes()))
                .orElse(scan));
        var partitions = answer.items().stream()
                .map(item -> new Item(item).string(Key.PK))
                .distinct()
                .toList();
        var users = partitions.stream()
                .flatMap(partition -> CreditsTable.owner(partition).stream())
                .toList();
        return new UserPage(users, answer.hasLastEvaluatedKey() ? Optional.of(partitions.getLast()) : Optional.empty());
    }

    /** Refunds first: each was written together with the idempotency record of its key. */
    @Override
    public RelatedItems notes(UserId user) {
        var notes = new RelatedItemsReader(user);
        for (var prefix : List.of(
                CreditsTable.refunds(), CreditsTable.records(), CreditsTable.holdEnds(), PaymentKeys.payments())) {
            query(user, prefix, prefix + BEHIND, item -> read(item, notes::add));
        }
        return notes.notes();
    }

    @Override
    public void segments(UserId user, int from, int to, Consumer<Segment> each) {
        query(
                user,
                CreditsTable.segment(user, from).sk(),
                CreditsTable.segment(user, to).sk(),
                item -> each.accept(read(item, SegmentItem::read)));
    }

    private void query(UserId user, String from, String to, Consumer<Item> each) {
        var start = Map.<String, AttributeValue>of();
        do {
            var request = QueryRequest.builder()
                    .keyConditionExpression(RANGE)
                    .expressionAttributeValues(Map.of(
                            ":user", Values.of(CreditsTable.partition(user)),
                            ":from", Values.of(from),
                            ":to", Values.of(to)))
                    .consistentRead(true);
            var answer = table.query(start.isEmpty() ? request : request.exclusiveStartKey(start));
            answer.items().forEach(item -> each.accept(new Item(item)));
            start = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
        } while (!start.isEmpty());
    }

    @Override
    public Optional<LedgerAccount> account(UserId user) {
        return table.get(CreditsTable.balance(user)).map(item -> read(item, BalanceItem::read));
    }

    @Override
    public Optional<Lots> waitingLots(LedgerAccount account) {
        return account.waiting().equals(WaitingLots.NONE)
                ? Optional.of(Lots.NONE)
                : table.get(CreditsTable.lots(account.user()))
                        .flatMap(item -> read(item, lots -> LotsItem.read(lots, account.waiting())));
    }

    @Override
    public boolean isEnded(UserId user, OperationKey hold) {
        return table.get(CreditsTable.holdEnd(user, hold.text())).isPresent();
    }

    @Override
    public boolean isRefunded(UserId user, OperationKey consume) {
        return table.get(CreditsTable.refund(user, consume.text())).isPresent();
    }

    /** Nothing but the item is looked at, so whatever goes wrong is the item's. */
    private static <T> T read(Item item, Function<Item, T> reader) {
        try {
            return reader.apply(item);
        } catch (RuntimeException e) {
            throw new UnreadableItemException(item.string(Key.SK), e);
        }
    }
}
