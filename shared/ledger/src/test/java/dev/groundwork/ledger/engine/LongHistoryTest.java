package dev.groundwork.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.ChainHash;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.FreeTier;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerAccount.SealedSegments;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Segment;
import dev.groundwork.ledger.model.TransactionId;
import dev.groundwork.ledger.schedule.Call;
import dev.groundwork.ledger.schedule.Reply;
import dev.groundwork.ledger.schedule.ScriptedClient;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.DynamoLedgerStore;
import dev.groundwork.ledger.store.StoredItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The reads of a look-up in a million entries. The segments are made when they are read. */
final class LongHistoryTest {

    private static final int SEGMENTS = 250_000;
    private static final int ENTRIES = 4;
    private static final int KEPT = 8;
    private static final long MINUTE = 60_000;
    private static final long START = Ids.NOW.toEpochMilli() - SEGMENTS * ENTRIES * MINUTE;

    private final UserId user = Ids.user(1);
    private final AtomicInteger reads = new AtomicInteger();
    private final ScriptedClient client = new ScriptedClient(this::read);
    private final LedgerStore store =
            new DynamoLedgerStore(new Table(client, "credits"), new Transactions(client, new Random(1)));

    /** The key of an entry, one a minute. */
    private static OperationKey key(long seq) {
        return OperationKey.at(START + seq * MINUTE, new byte[10]);
    }

    private Segment segment(int number) {
        var last = (long) number * ENTRIES;
        var entries = new ArrayList<Entry>();
        for (var seq = last - ENTRIES + 1; seq <= last; seq++) {
            entries.add(new Entry(
                    new TransactionId(user, key(seq), 0),
                    seq,
                    EntryType.CONSUME,
                    Optional.empty(),
                    -1,
                    Credits.of(2_000_000 - seq),
                    Optional.empty(),
                    Optional.empty(),
                    Ids.NOW,
                    "",
                    false,
                    Lots.NONE,
                    ChainHash.START));
        }
        return new Segment(user, number, key(last), key(last - KEPT), ENTRIES, last, entries, List.of());
    }

    private Map<String, AttributeValue> item(int number) {
        return StoredItems.item(segment(number)).attributes();
    }

    private Reply read(Call call) {
        reads.incrementAndGet();
        return switch (call) {
            case Call.Request(GetItemRequest get) ->
                new Reply.Done(GetItemResponse.builder()
                        .item(item(number(get.key(), Key.SK)))
                        .build());
            case Call.Request(QueryRequest query) -> {
                var values = query.expressionAttributeValues();
                var items = IntStream.rangeClosed(number(values, ":from"), number(values, ":to"))
                        .mapToObj(this::item)
                        .toList();
                yield new Reply.Done(QueryResponse.builder().items(items).build());
            }
            default -> throw new AssertionError("a look reads: " + call);
        };
    }

    private static int number(Map<String, AttributeValue> values, String name) {
        return Integer.parseInt(new Item(values).string(name).substring("SEGMENT#".length()));
    }

    private int readsFor(long seq) {
        var open = FreeTier.open(user, Ids.NOW);
        var account = new LedgerAccount(
                open.summary(),
                open.lots(),
                open.waiting(),
                List.of(),
                open.keys(),
                new SealedSegments(
                        SEGMENTS,
                        key((long) SEGMENTS * ENTRIES - KEPT),
                        key((long) SEGMENTS * ENTRIES),
                        ChainHash.START,
                        Ids.NOW),
                Map.of(),
                Optional.empty(),
                open.hosting(),
                open.periods());
        reads.set(0);
        assertThat(EngineSteps.find(store, account, key(seq)))
                .hasValueSatisfying(segment -> assertThat(segment.has(key(seq))).isTrue());
        return reads.get();
    }

    @Test
    @DisplayName("INFRA-CRED-573 at a million entries each of the newest thousand is found within 12 reads")
    void aThousandEntriesAgo() {
        var last = (long) SEGMENTS * ENTRIES;

        assertThat(CreditsTable.segment(user, SEGMENTS).sk()).isEqualTo("SEGMENT#0000250000");
        assertThat(IntStream.rangeClosed(0, 1000)
                        .map(age -> readsFor(last - age))
                        .max())
                .hasValue(10);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-574 at a million entries one of any age is found within 24 reads, with the logarithm of its age")
    void anyAge() {
        var random = new Random(1);

        assertThat(random.longs(300, 1, (long) SEGMENTS * ENTRIES)
                        .mapToInt(this::readsFor)
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(24);
        assertThat(readsFor(1)).isLessThanOrEqualTo(24);
    }
}
