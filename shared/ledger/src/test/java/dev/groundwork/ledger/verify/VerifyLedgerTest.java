package dev.groundwork.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.Refunding;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.TransactionId;
import dev.groundwork.ledger.store.LedgerTable;
import dev.groundwork.testing.HandClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The checker of whole tables: silent on what is sound, and not silent on anything else. */
final class VerifyLedgerTest {

    private final HandClock clock = new HandClock(Ids.NOW);

    @AutoClose
    private final LedgerTable table = new LedgerTable(clock);

    private final FullLedger full = FullLedger.of(table, clock);

    @Test
    @DisplayName("INFRA-CRED-500 a ledger in which everything has happened has no fault, and all of it was looked at")
    void sound() {
        full.consumeByOpaqueKey("opaque");
        table.open();
        var found = new LedgerTable.Found();

        var summary = table.verify().all(found);

        assertThat(found.all()).isEmpty();
        assertThat(summary.users()).isEqualTo(2);
        assertThat(summary.segments()).isEqualTo(table.segments(full.user()).size());
        assertThat(summary.entries())
                .isEqualTo(table.account(full.user()).figures().seq() + 1);
        assertThat(table.segments(full.user()).stream()
                        .flatMap(segment -> segment.entries().stream())
                        .map(entry -> entry.type()))
                .contains(
                        EntryType.FREE_TIER,
                        EntryType.CONSUME,
                        EntryType.BONUS,
                        EntryType.PURCHASE,
                        EntryType.REFUND,
                        EntryType.HOSTING,
                        EntryType.EXPIRE);
    }

    /** A change of a ledger, and a part of what the check says of it. */
    private record Case(String fault, Consumer<Damage> damage) {

        @Override
        public String toString() {
            return fault;
        }
    }

    static List<Case> cases() {
        var cases = new ArrayList<>(ofTheBalanceItem());
        cases.addAll(ofLots());
        cases.addAll(ofPages());
        cases.addAll(ofOtherItems());
        return cases;
    }

    private static List<Case> ofTheBalanceItem() {
        return List.of(
                new Case("the balance after the segments is", d -> d.increment(Damage.BALANCE, "balance")),
                new Case("the balance is -1, expected 0 or more", figure("balance", -1)),
                new Case("what can be spent is -5, expected 0 or more", figure("available", -5)),
                new Case("what can be spent is", d -> d.increment(Damage.BALANCE, "available")),
                new Case("what is owed is -1, expected 0 or more", figure("debt", -1)),
                new Case("what was ever consumed is", d -> d.increment(Damage.BALANCE, "consumed")),
                new Case("what was ever purchased is", d -> d.increment(Damage.BALANCE, "purchased")),
                new Case("the seq after the segments is", d -> d.increment(Damage.BALANCE, "seq")),
                new Case("the number of hold events is", d -> d.increment(Damage.BALANCE, "holdEvents")),
                new Case("the newest day of hosting is", figure("hostedDay", 1)),
                new Case("the number of segments is", d -> d.increment(Damage.BALANCE, "segmentCount")),
                new Case("the low watermark is", balance("lowWatermark", Damage.strangeOperation())),
                new Case("the high watermark is", balance("highWatermark", Damage.strangeOperation())),
                new Case("the chain's hash after the segments is", balance("chain", hash())),
                new Case("the time after the segments is", d -> d.increment(Damage.BALANCE, "sealedAt")),
                new Case("what is left of FREE_TIER is", balance("lots", text("F1,P999"))),
                new Case("not among the keys", d -> d.item(Damage.BALANCE, item -> item.remove("keys"))),
                new Case("neither open nor ended", VerifyLedgerTest::forgetAHold),
                new Case("repeated in the balance item", VerifyLedgerTest::repeatAPendingEntry),
                new Case("BAL is unreadable", d -> d.item(Damage.BALANCE, item -> item.remove("lots"))),
                new Case("the balance item is missing", d -> d.delete(Damage.BALANCE)));
    }

    private static List<Case> ofLots() {
        return List.of(
                new Case("the lots that wait is missing", d -> d.delete("LOTS")),
                new Case("the lots that wait is missing, or of another version", d -> d.increment("LOTS", "version")),
                new Case("the number of lots that wait is", d -> d.increment(Damage.BALANCE, "waiting")),
                new Case(
                        "the number of lots that wait is", lots("LOTS", lots -> lots.substring(lots.indexOf(',') + 1))),
                new Case("what came to BONUS until", lots("LOTS", lots -> lots.replaceFirst("@(\\w{7})\\w", "@$1z"))),
                new Case(
                        "the order of the lots is",
                        lots("LOTS", lots -> lots.replaceFirst("(\\w+@\\w+),(\\w+@\\w+)", "$2,$1"))),
                new Case("the paid periods is", d -> d.item(Damage.BALANCE, item -> item.put("periods", text("")))),
                new Case(
                        "the paid periods is",
                        d -> d.item(Damage.BALANCE, item -> item.put("periods", text("sx6rso+1ekg")))),
                new Case(
                        "what came to SUBSCRIPTION until",
                        lots("LOTS", lots -> lots.replaceFirst("(S\\w+@\\w{7})\\w", "$1z"))),
                new Case("LOTS is unreadable", d -> d.item("LOTS", item -> item.remove("lots"))),
                new Case("what was ever consumed is", d -> d.increment(Damage.BALANCE, "standing")),
                new Case("what is left of the lots in the balance item is", figure("standing", -1)),
                new Case(
                        "the number of lots in the balance item while others wait is 7",
                        VerifyLedgerTest::moveALotOut));
    }

    private static Consumer<Damage> lots(String item, UnaryOperator<String> change) {
        return damage -> damage.item(item, i -> i.put("lots", text(change.apply(new Item(i).string("lots")))));
    }

    /** One more lot waits than has to. */
    private static void moveALotOut(Damage damage) {
        var last = new AtomicReference<>("");
        lots(Damage.BALANCE, lots -> {
                    last.set(lots.substring(lots.lastIndexOf(',') + 1));
                    return lots.substring(0, lots.lastIndexOf(','));
                })
                .accept(damage);
        lots("LOTS", lots -> last.get() + "," + lots).accept(damage);
        damage.increment(Damage.BALANCE, "waiting");
    }

    private static List<Case> ofPages() {
        return List.of(
                new Case("the hash is", d -> d.entry("bonus", Damage.more("amount"))),
                new Case("the balance after is", d -> d.entry("bonus", Damage.more("balanceAfter"))),
                new Case("the hash is", d -> d.entry("bonus", e -> e.put("referenceId", text("gift")))),
                new Case("the hash is", d -> d.entry("hosting", e -> e.put("hash", hash()))),
                new Case("the time is", d -> d.entry("hosting", e -> e.put("createdAt", Values.of(1)))),
                new Case("the size of the lots is", d -> d.entry("consume", e -> e.put("lots", text("F1")))),
                new Case("what is left of BONUS is", d -> d.entry("bonus", e -> e.put("lots", text("S20")))),
                new Case("what expires is", d -> d.entry("expire", e -> e.put("lots", text("B20@zzzzzzzz")))),
                new Case("the amount of a consume is", d -> d.entry("consume", e -> e.put("amount", Values.of(3)))),
                new Case("the seq is", d -> d.entries("bonus", entries -> entries.subList(1, entries.size()))),
                new Case("repeated, expected done once", d -> d.entries("consume", VerifyLedgerTest::firstTwice)),
                new Case("late, expected above the low watermark", VerifyLedgerTest::repeatAnOldOperation),
                new Case("the day of hosting of app_", d -> d.entries("hosting", VerifyLedgerTest::hostingTwice)),
                new Case(
                        "the day of hosting is app_1",
                        d -> d.entry("hosting", e -> e.put("referenceId", text("app_1")))),
                new Case("the segment after 1 is 3, expected 2", d -> d.delete("SEGMENT#0000000002")),
                new Case("the seq is", d -> d.swapPages(2, 3)),
                new Case(
                        "the owner of segment 1 is",
                        d -> d.item(
                                "SEGMENT#",
                                item -> item.put(
                                        "userId",
                                        AttributeValue.fromS(Ids.user().value())))),
                new Case(
                        "the count of segment 1 is 0",
                        d -> d.item("SEGMENT#", item -> item.put("count", Values.of(0)))),
                new Case("the number of hold events is", d -> d.increment("SEGMENT#", "count")),
                new Case("the last seq of segment 1 is", d -> d.increment("SEGMENT#", "last")),
                new Case(
                        "the low watermark of segment 2 is",
                        d -> d.item("SEGMENT#", i -> i.put("lowWatermark", Damage.strangeOperation()))),
                new Case(
                        "the high watermark of segment 2 is",
                        d -> d.item("SEGMENT#", i -> i.put("highWatermark", Damage.strangeOperation()))),
                new Case("SEGMENT#0000000001 is unreadable", d -> d.item("SEGMENT#", item -> item.remove("last"))));
    }

    private static List<Case> ofOtherItems() {
        return List.of(
                new Case("neither open nor ended", d -> d.delete("HOLD#")),
                new Case("the amount of the entry that HOLD#", d -> d.increment("HOLD#", "amount")),
                new Case(
                        "the balance after of the entry that HOLD#",
                        d -> d.item("HOLD#", item -> item.attributes().containsKey("amount"), Damage.more("balance"))),
                new Case("the beginning of the hold", d -> d.copy("HOLD#", "HOLD#AAAAAAAAAAAAAAAAAAAAAQ")),
                new Case("refunded again", VerifyLedgerTest::refundTwice),
                new Case("the item REFUND#", d -> d.delete("REFUND#")),
                new Case("what gave", d -> d.item("REFUND#", i -> i.put("operation", d.operation("bonus")))),
                new Case(
                        "the entry that REFUND#AAAAAAAAAAAAAAAAAAAAAQ names is missing",
                        d -> d.copy("REFUND#", "REFUND#AAAAAAAAAAAAAAAAAAAAAQ")),
                new Case("which is refunded, is -3, expected -4", d -> d.entry("refund", Damage.more("amount"))),
                new Case("by which", d -> d.item("REFUND#", i -> i.put("key", text("other")))),
                new Case("names is missing", record("request", Damage.strangeOperation())),
                new Case("names is missing", record("refundOf", Damage.strangeOperation())),
                new Case(
                        "the reference of the entry that KEY#",
                        d -> d.item(
                                "KEY#",
                                i -> i.attributes().containsKey("refundOf"),
                                i -> i.put("refundOf", text("txn_other")))),
                new Case("expected another operation than that of KEY#", d -> d.copy("KEY#", "KEY#other")),
                new Case("KEY#unreadable is unreadable", VerifyLedgerTest::addAnUnreadableRecord));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("INFRA-CRED-501 whatever is changed by hand, the checker names it, with whose it is")
    void damaged(Case damaged) {
        damaged.damage.accept(new Damage(table, full.user()));

        var faults = table.faults();

        assertThat(faults)
                .anySatisfy(fault -> assertThat(fault.toString())
                        .startsWith(full.user().value())
                        .contains(damaged.fault));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-502 a fault of an entry says its seq, what was found and what was expected; others stay sound")
    void whichEntry() {
        var other = FullLedger.of(table, clock);
        new Damage(table, full.user()).entry("free_tier", Damage.more("amount"));

        var faults = table.faults();

        assertThat(faults)
                .extracting(Object::toString)
                .contains(full.user() + ", seq 1: the balance after is 100, expected 101");
        assertThat(faults).extracting(fault -> fault.user()).doesNotContain(other.user());
    }

    @Test
    @DisplayName("INFRA-CRED-503 of a ledger that is not there nothing is checked")
    void nobody() {
        assertThat(table.verify().one(Ids.user(), new LedgerTable.Found()).users())
                .isZero();
    }

    private static Consumer<Damage> figure(String name, long value) {
        return balance(name, Values.of(value));
    }

    private static Consumer<Damage> balance(String name, AttributeValue value) {
        return damage -> damage.item(Damage.BALANCE, item -> item.put(name, value));
    }

    private static Consumer<Damage> record(String with, AttributeValue operation) {
        return damage -> damage.item(
                "KEY#", item -> item.attributes().containsKey(with), item -> item.put("operation", operation));
    }

    private static AttributeValue hash() {
        return AttributeValue.fromB(SdkBytes.fromByteArray(new byte[32]));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static List<AttributeValue> firstTwice(List<AttributeValue> entries) {
        var more = new ArrayList<>(entries);
        more.add(entries.getFirst());
        return more;
    }

    private static List<AttributeValue> hostingTwice(List<AttributeValue> entries) {
        var more = new ArrayList<>(entries);
        entries.stream()
                .filter(entry -> new Item(entry.m()).string("type").equals("hosting"))
                .findFirst()
                .ifPresent(more::add);
        return more;
    }

    private static void forgetAHold(Damage damage) {
        damage.item(Damage.BALANCE, item -> item.put("holds", AttributeValue.fromM(Map.of())));
    }

    private static void repeatAPendingEntry(Damage damage) {
        damage.item(Damage.BALANCE, item -> {
            var pending = new ArrayList<>(item.getOrDefault("pending", hash()).l());
            pending.add(pending.getFirst());
            item.put("pending", AttributeValue.fromL(pending));
        });
    }

    /** The newest entry in the segments has the operation of the first. */
    private static void repeatAnOldOperation(Damage damage) {
        var old = damage.operation("free_tier");
        damage.item("SEGMENT#", segment -> segment.number("last") > 10, segment -> {
            var entries =
                    new ArrayList<>(segment.getOrDefault("entries", hash()).l());
            var entry = new HashMap<>(entries.getFirst().m());
            entry.put("key", old);
            entries.set(0, AttributeValue.fromM(entry));
            segment.put("entries", AttributeValue.fromL(entries));
        });
    }

    /** As if nothing had said that the consume was refunded. */
    private static void refundTwice(Damage damage) {
        var consume = damage.table().items(damage.user()).stream()
                .flatMap(item -> item.optionalString("refundOf").stream())
                .findFirst()
                .flatMap(TransactionId::parse)
                .orElseThrow();
        damage.delete("REFUND#" + consume.operation().text());
        Refunding.refund(damage.table().directLedger(), consume, Ids.key("again"));
    }

    private static void addAnUnreadableRecord(Damage damage) {
        var key = new Key("USER#" + damage.user(), "KEY#unreadable");
        damage.table().direct().put(Item.at(key).build(), Expression.ALWAYS);
    }
}
