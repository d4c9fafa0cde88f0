package dev.groundwork.ledger.schedule;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.BillingPeriod;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeReceipt;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome.Held;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.PaymentFact.Sold;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PaymentRequest.PaymentOutcome;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests that may arrive at one ledger at once. */
public final class Scenarios {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant LATER = Ids.NOW.plus(MINUTE);

    private Scenarios() {}

    /** Two requests, no clock that moves. */
    public static List<Scenario> pairs() {
        return List.of(
                Scenario.of(
                        "twins of one key", (ledger, clock, user) -> List.of(consume(user, 1, 1), consume(user, 1, 1))),
                Scenario.of(
                        "twins of an opaque key",
                        (ledger, clock, user) -> List.of(opaque(user, "one"), opaque(user, "one"))),
                Scenario.of(
                        "two bodies under one key",
                        (ledger, clock, user) -> List.of(consume(user, 1, 1), consume(user, 1, 2))),
                Scenario.of("two consumes around a sealing", (ledger, clock, user) -> {
                    spend(ledger, user, 2);
                    return List.of(consume(user, 11, 1), consume(user, 12, 1));
                }),
                Scenario.of("a sealing and a grant", (ledger, clock, user) -> {
                    spend(ledger, user, 2);
                    return List.of(consume(user, 11, 1), grant(user, "g"));
                }),
                Scenario.of("the last credit", (ledger, clock, user) -> {
                    consume(user, 1, 99).to(ledger);
                    return List.of(consume(user, 11, 1), hold(user, 12, 1));
                }),
                Scenario.of("late twins and a sealing", (ledger, clock, user) -> {
                    age(ledger, clock, user);
                    return List.of(late(user), late(user));
                }),
                Scenario.of("a late key and a sealing", (ledger, clock, user) -> {
                    age(ledger, clock, user);
                    return List.of(late(user), fresh(user, clock));
                }),
                Scenario.of(
                        "a consume and a grant",
                        (ledger, clock, user) -> List.of(consume(user, 1, 1), grant(user, "g"))),
                Scenario.of(
                        "a consume and new settings",
                        (ledger, clock, user) -> List.of(consume(user, 1, 91), settings(user, 50))),
                Scenario.of("two grants", (ledger, clock, user) -> List.of(grant(user, "g"), grant(user, "h"))),
                Scenario.of("twins of a grant", (ledger, clock, user) -> List.of(grant(user, "g"), grant(user, "g"))),
                Scenario.of("twins of a hold", (ledger, clock, user) -> List.of(hold(user, 1, 5), hold(user, 1, 5))),
                Scenario.of("commit and release", (ledger, clock, user) -> {
                    var hold = held(ledger, user);
                    return List.of(commit(hold, 3), l -> l.release(hold));
                }),
                Scenario.of("commit and grant", (ledger, clock, user) -> {
                    var hold = held(ledger, user);
                    return List.of(commit(hold, 3), grant(user, "g"));
                }),
                Scenario.of(
                        "two months of a subscription",
                        (ledger, clock, user) -> List.of(month(user, 1), month(user, 2))),
                Scenario.of("a later month and a consume", (ledger, clock, user) -> {
                    month(user, 1).to(ledger);
                    return List.of(month(user, 2), consume(user, 1, 105));
                }));
    }

    /** Two requests of a user with more lots than stand in the balance item. */
    public static List<Scenario> lots() {
        return List.of(
                Scenario.of("a grant moves a lot out", (ledger, clock, user) -> {
                    lots(ledger, user, Lots.STANDING);
                    return List.of(consume(user, 11, 1), expiring(user));
                }),
                Scenario.of("a commit reaches waiting lots", (ledger, clock, user) -> {
                    lots(ledger, user, Lots.STANDING + 2);
                    var hold = held(hold(user, 12, Lots.STANDING + 1).to(ledger), user);
                    return List.of(commit(hold, Lots.STANDING + 1), consume(user, 11, 1));
                }),
                Scenario.of("a spend reaches waiting lots", (ledger, clock, user) -> {
                    lots(ledger, user, Lots.STANDING + 2);
                    return List.of(consume(user, 11, Lots.STANDING), consume(user, 12, 1));
                }),
                Scenario.of("a grant and a spend of waiting lots", (ledger, clock, user) -> {
                    lots(ledger, user, Lots.STANDING + 1);
                    return List.of(consume(user, 11, Lots.STANDING + 1), expiring(user));
                }));
    }

    /** The same while the clock moves; the last has schedules for minutes. */
    public static List<Scenario> tickingLots() {
        return List.of(
                Scenario.ticking("an expiry moves lots up", MINUTE, (ledger, clock, user) -> {
                    expiring(user).to(ledger);
                    lots(ledger, user, Lots.STANDING + 1);
                    return List.of(consume(user, 11, Lots.STANDING), balance(user));
                }),
                Scenario.ticking("a slow holder moves a lot out", LEASE, (ledger, clock, user) -> {
                    lots(ledger, user, Lots.STANDING);
                    return List.of(expiring(user), grant(user, "h"));
                }),
                Scenario.ticking("a slow holder moves lots up", LEASE, (ledger, clock, user) -> {
                    lots(ledger, user, Lots.STANDING + 2);
                    return List.of(consume(user, 11, Lots.STANDING + 1), expiring(user));
                }));
    }

    /** The free credits are spent, and so many lots of one credit are there, each with an expiry of its own. */
    private static void lots(CreditLedger ledger, UserId user, int count) {
        consume(user, 1, 100).to(ledger);
        for (var i = 1; i <= count; i++) {
            var expiresAt = Optional.of(Ids.NOW.plus(Duration.ofHours(i)));
            ledger.grant(grant(user, "lot " + i, 1, expiresAt));
        }
    }

    /** Two requests of many steps. */
    public static List<Scenario> refunds() {
        return List.of(
                Scenario.of("twins of a refund", (ledger, clock, user) -> {
                    var consumed = consumed(ledger, user);
                    return List.of(refund(consumed, "r"), refund(consumed, "r"));
                }),
                Scenario.of("two refunds of one consume", (ledger, clock, user) -> {
                    var consumed = consumed(ledger, user);
                    return List.of(refund(consumed, "r"), refund(consumed, "s"));
                }));
    }

    /** Two requests while the clock moves: at any state something lapses or expires, or a holder of the lock is taken for gone. */
    public static List<Scenario> ticking() {
        return List.of(
                Scenario.ticking("a hold ends and lapses", MINUTE, (ledger, clock, user) -> {
                    var hold = held(ledger, user);
                    return List.of(commit(hold, 3), balance(user));
                }),
                Scenario.ticking("a consume and an expiry", MINUTE, (ledger, clock, user) -> {
                    expiring(user).to(ledger);
                    return List.of(consume(user, 1, 105), balance(user));
                }),
                Scenario.ticking(
                        "a slow holder and a consume",
                        LEASE,
                        (ledger, clock, user) -> List.of(grant(user, "g"), consume(user, 1, 1))),
                Scenario.ticking(
                        "two slow holders",
                        LEASE,
                        (ledger, clock, user) -> List.of(grant(user, "g"), settings(user, 50))));
    }

    /** Three requests. */
    public static List<Scenario> triples() {
        return List.of(
                Scenario.of("three consumes around a sealing", (ledger, clock, user) -> {
                    spend(ledger, user, 2);
                    return List.of(consume(user, 11, 1), consume(user, 12, 1), consume(user, 13, 1));
                }),
                Scenario.of("twins, another, and a sealing", (ledger, clock, user) -> {
                    spend(ledger, user, 1);
                    return List.of(consume(user, 11, 1), consume(user, 11, 1), consume(user, 12, 1));
                }),
                Scenario.of("commit, its twin, release", (ledger, clock, user) -> {
                    var hold = held(ledger, user);
                    return List.of(commit(hold, 3), commit(hold, 3), l -> l.release(hold));
                }),
                Scenario.of(
                        "two consumes and a grant",
                        (ledger, clock, user) -> List.of(consume(user, 1, 1), consume(user, 2, 1), grant(user, "g"))),
                Scenario.of("late twins, another, and a sealing", (ledger, clock, user) -> {
                    age(ledger, clock, user);
                    return List.of(late(user), late(user), fresh(user, clock));
                }),
                Scenario.of(
                        "a consume and two grants",
                        (ledger, clock, user) -> List.of(consume(user, 1, 1), grant(user, "g"), grant(user, "h"))));
    }

    /** Three requests whose schedules with a crash are too many to visit in minutes. */
    public static List<Scenario> wide() {
        return List.of(Scenario.of("a refund, a consume, and a grant", (ledger, clock, user) -> {
            var consumed = consumed(ledger, user);
            return List.of(refund(consumed, "r"), consume(user, 2, 1), grant(user, "g"));
        }));
    }

    private static void spend(CreditLedger ledger, UserId user, int times) {
        for (var i = 1; i <= times; i++) {
            consume(user, i, 1).to(ledger);
        }
    }

    /** Two segments, a low watermark above the key of yesterday, and one operation short of the next seal. */
    private static void age(CreditLedger ledger, HandClock clock, UserId user) {
        for (var i = 1; i <= 10; i++) {
            clock.advance(MINUTE);
            fresh(user, clock).to(ledger);
        }
        clock.advance(MINUTE);
    }

    private static Scenario.Request fresh(UserId user, HandClock clock) {
        var key = Ids.ordered(clock.instant(), 1);
        return ledger -> ledger.consume(Ids.consumption(user, key, 1));
    }

    private static Scenario.Request late(UserId user) {
        return ledger -> ledger.consume(Ids.consumption(user, Ids.ordered(Ids.NOW.minus(DAY), 1), 2));
    }

    private static Scenario.Request consume(UserId user, int number, long cost) {
        return ledger -> ledger.consume(Ids.consumption(user, Ids.ordered(Ids.NOW, number), cost));
    }

    private static Scenario.Request opaque(UserId user, String key) {
        return ledger -> ledger.consume(Ids.consumption(user, Ids.key(key), 1));
    }

    private static ConsumeReceipt consumed(CreditLedger ledger, UserId user) {
        return ((Consumed) consume(user, 1, 7).to(ledger)).receipt();
    }

    private static Scenario.Request refund(ConsumeReceipt consumed, String key) {
        var scoped = new ScopedKey("refund", new IdempotencyKey(key));
        return ledger -> ledger.refund(new RefundRequest(consumed.transaction(), scoped, new Reference("failed")));
    }

    private static Scenario.Request grant(UserId user, String key) {
        return ledger -> ledger.grant(grant(user, key, 10, Optional.empty()));
    }

    /** The months overlap, as those of a change of tier do. */
    private static Scenario.Request month(UserId user, int number) {
        var start = Ids.NOW.plus(DAY.multipliedBy(number));
        var period = new BillingPeriod(start, start.plus(DAY.multipliedBy(31)), number > 1);
        var sold = new Sold(EntryType.SUBSCRIPTION, "starter", Credits.of(10), Optional.of(period), 1200, "usd", 1);
        var request = new PaymentRequest(user, "in_" + number, "evt_" + number, sold);
        return ledger -> ledger.applyPayment(request) instanceof PaymentOutcome.Busy ? "busy" : "paid";
    }

    private static Scenario.Request expiring(UserId user) {
        return ledger -> ledger.grant(grant(user, "expiring", 10, Optional.of(LATER)));
    }

    private static GrantRequest grant(UserId user, String key, long amount, Optional<Instant> expiresAt) {
        return new GrantRequest(
                user,
                new ScopedKey("grant", new IdempotencyKey(key)),
                Credits.of(amount),
                new Reference("welcome"),
                expiresAt);
    }

    private static Scenario.Request settings(UserId user, long threshold) {
        return ledger -> ledger.change(user, new SettingsChange(Optional.of(Credits.of(threshold)), Optional.empty()));
    }

    private static Scenario.Request balance(UserId user) {
        return ledger -> ledger.balance(user).orElseThrow();
    }

    private static Scenario.Request hold(UserId user, int number, long amount) {
        var key = new ScopedKey("hold", Ids.ordered(Ids.NOW, number).key());
        return ledger -> ledger.hold(new HoldRequest(
                user,
                key,
                Action.BUILD_ITERATION,
                Credits.of(amount),
                new Reference("build"),
                LATER,
                Optional.empty()));
    }

    private static HoldId held(CreditLedger ledger, UserId user) {
        return held(hold(user, 1, 5).to(ledger), user);
    }

    private static HoldId held(Object outcome, UserId user) {
        var receipt = ((Held) outcome).receipt();
        return new HoldId(user, receipt.hold().operation());
    }

    private static Scenario.Request commit(HoldId hold, long amount) {
        return ledger -> ledger.commit(hold, Credits.of(amount));
    }
}
