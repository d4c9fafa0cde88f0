package dev.groundwork.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.Segment;
import dev.groundwork.ledger.store.LedgerTable;
import dev.groundwork.ledger.store.StoredItems;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The checker reads item by item while the ledger changes between any two of its reads. */
final class VerifyWhileWritingTest {

    /** So much happens; then the checker comes to its end. */
    private static final int MOST = 150;

    /** Makes every read one of a single item, and lets something happen before it. */
    private static final class BetweenReads implements ExecutionInterceptor {

        private final AtomicInteger reads = new AtomicInteger();
        private Consumer<Integer> happening = read -> {};

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            happening.accept(reads.incrementAndGet());
            return switch (context.request()) {
                case QueryRequest query -> query.toBuilder().limit(1).build();
                case ScanRequest scan -> scan.toBuilder().limit(1).build();
                default -> context.request();
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    @DisplayName("INFRA-CRED-510 no false fault, whatever is written between any two reads")
    void whileWriting(int pace) {
        var clock = new HandClock(Ids.NOW);
        var between = new BetweenReads();
        try (var table = new LedgerTable(clock, between)) {
            var full = FullLedger.of(table, clock);
            between.happening = read -> {
                if (read % pace == 0 && read / pace <= MOST) {
                    step(full, read / pace);
                }
            };
            var found = new LedgerTable.Found();

            var summary = table.watchedVerify().all(found);

            assertThat(found.all()).isEmpty();
            assertThat(summary.users()).isEqualTo(1);
            assertThat(between.reads.get()).isGreaterThan(10 * pace);
            assertThat(table.faults()).isEmpty();
        }
    }

    private static void step(FullLedger full, int number) {
        switch (number % 9) {
            case 0 -> full.consume(1);
            case 1 -> full.consumeByOpaqueKey("opaque " + number);
            case 2 -> full.ledger().release(full.hold(2));
            case 3 -> full.ledger().commit(full.hold(2), Credits.of(1));
            case 4 -> putPageWithoutCutting(full);
            case 5 -> full.grant(4, Optional.of(Duration.ofMinutes(1)));
            case 6 -> full.refund(full.consume(2));
            case 7 -> full.hold(1);
            default -> full.pass(Duration.ofMinutes(30));
        }
    }

    /** As if the writer died in between. */
    private static void putPageWithoutCutting(FullLedger full) {
        var seen = full.table().account(full.user());
        if (!seen.pending().isEmpty()) {
            var segment = Segment.after(seen, full.clock().millis());
            full.table().direct().put(StoredItems.item(segment), Expression.when("attribute_not_exists(pk)"));
        }
    }
}
