package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Page;
import dev.groundwork.ledger.domain.check.Notes;
import dev.groundwork.ledger.port.LedgerRecords;
import dev.groundwork.ledger.port.UnreadableItemException;
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
    public void users(Consumer<UserId> each) {
        var last = "";
        var start = Map.<String, AttributeValue>of();
        do {
            var scan = ScanRequest.builder().projectionExpression(Key.PK).limit(SCANNED);
            var answer = table.scan(start.isEmpty() ? scan : scan.exclusiveStartKey(start));
            for (var item : answer.items()) {
                var partition = new Item(item).string(Key.PK);
                if (!partition.equals(last)) {
                    CreditsTable.owner(partition).ifPresent(each);
                }
                last = partition;
            }
            start = answer.hasLastEvaluatedKey() ? new Key(last, BEHIND).attributes() : Map.of();
        } while (!start.isEmpty());
    }

    /** Refunds first: each was written together with the pointer of its key. */
    @Override
    public Notes notes(UserId user) {
        var notes = new NotesReader(user);
        for (var prefix : List.of(CreditsTable.refunds(), CreditsTable.pointers(), CreditsTable.holds())) {
            query(user, prefix, prefix + BEHIND, item -> read(item, notes::add));
        }
        return notes.notes();
    }

    @Override
    public void pages(UserId user, int from, int to, Consumer<Page> each) {
        query(
                user,
                CreditsTable.page(user, from).sk(),
                CreditsTable.page(user, to).sk(),
                item -> each.accept(read(item, PageItem::read)));
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
    public Optional<Account> account(UserId user) {
        return table.get(CreditsTable.balance(user)).map(item -> read(item, BalanceItem::read));
    }

    @Override
    public boolean isEnded(UserId user, OperationKey hold) {
        return table.get(CreditsTable.hold(user, hold.text())).isPresent();
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
