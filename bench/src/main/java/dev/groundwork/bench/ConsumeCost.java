package dev.groundwork.bench;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The cost of consumes of one user, in the ledger and in the usual design.
 *
 * @param ordered each, under keys that carry their time
 * @param opaque each, under keys that do not
 * @param balanceBytes the largest that the balance item was after a consume
 * @param keptBytes what each leaves in the table, by DynamoDB's sizes with the 100 bytes that it charges for each item
 */
record ConsumeCost(Cost ordered, Cost opaque, int balanceBytes, double keptBytes) {

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int ITEM_OVERHEAD = 100;
    static final Instant START = Instant.parse("2026-01-07T09:30:00Z");

    /** One consume under a key. */
    private interface Consumer {

        void consume(UserId user, String key, Instant now);
    }

    /** Of so many consumes, and as many under opaque keys. */
    static ConsumeCost ofLedger(int consumes) {
        var meter = new Meter();
        var clock = new HandClock(START);
        try (var functions = new BenchFunctions(clock, meter)) {
            var ledger = functions.ledger();
            return measure(
                    consumes,
                    meter,
                    clock,
                    functions.tables(),
                    FundedUsers.withFourLots(functions, START),
                    (user, key, now) -> consume(ledger, user, key));
        }
    }

    /** Of so many consumes, and as many under opaque keys. */
    static ConsumeCost ofEntries(int consumes) {
        var meter = new Meter();
        try (var tables = Tables.create();
                var client = Clients.open(meter)) {
            var ledger = new EntryLedger(
                    new Table(client, tables.creditsName()), new Transactions(client, new SecureRandom()));
            var user = BenchRequests.user();
            ledger.open(user, 2L * consumes);
            return measure(
                    consumes,
                    meter,
                    new HandClock(START),
                    tables,
                    user,
                    (who, key, now) -> consume(ledger, who, key, now));
        }
    }

    static void consume(CreditLedger ledger, UserId user, String key) {
        if (!(ledger.consume(BenchRequests.message(user, key)) instanceof ConsumeOutcome.Consumed)) {
            throw new IllegalStateException("not consumed");
        }
    }

    static void consume(EntryLedger ledger, UserId user, String key, Instant now) {
        var request = new EntryLedger.Request(user, key, "ideation_message", "message-1", 1);
        if (!(ledger.consume(request, now) instanceof EntryLedger.Outcome.Consumed)) {
            throw new IllegalStateException("not consumed");
        }
    }

    private static ConsumeCost measure(
            int consumes, Meter meter, HandClock clock, Tables tables, UserId user, Consumer consumer) {
        var before = bytes(tables, item -> ItemSize.of(item) + ITEM_OVERHEAD);
        var largest = 0;
        meter.take();
        for (var i = 0; i < consumes; i++) {
            clock.advance(PAUSE);
            consumer.consume(user, BenchRequests.ordered(clock.instant()), clock.instant());
            largest = Math.max(largest, balanceBytes(tables, user));
        }
        var ordered = meter.take().each(consumes);
        var kept = (bytes(tables, item -> ItemSize.of(item) + ITEM_OVERHEAD) - before) / (double) consumes;
        for (var i = 0; i < consumes; i++) {
            clock.advance(PAUSE);
            consumer.consume(user, BenchRequests.opaque(), clock.instant());
        }
        return new ConsumeCost(ordered, meter.take().each(consumes), largest, kept);
    }

    private static int balanceBytes(Tables tables, UserId user) {
        var key = CreditsTable.balance(user);
        return ItemSize.of(tables.credits().get(key).orElseThrow().attributes());
    }

    private static int bytes(Tables tables, ToIntFunction<Map<String, AttributeValue>> size) {
        return tables.items(tables.credits()).stream().mapToInt(size).sum();
    }
}
