package dev.groundwork.ledger.verify;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.Refunding;
import dev.groundwork.ledger.engine.EngineSteps;
import dev.groundwork.ledger.engine.LedgerEngine;
import dev.groundwork.ledger.model.BillingPeriod;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.TransactionId;
import dev.groundwork.ledger.store.LedgerTable;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** A ledger in which everything has happened that can happen. */
public record FullLedger(LedgerTable table, LedgerEngine ledger, HandClock clock, UserId user) {

    /** More lots than stand in the balance item. */
    private static final int MANY = 12;

    public static FullLedger of(LedgerTable table, HandClock clock) {
        var full = new FullLedger(table, table.directLedger(), clock, table.open());
        for (var round = 0; round < 3; round++) {
            full.round(round);
        }
        for (var day = 1; day <= MANY; day++) {
            full.grant(2, Optional.of(Duration.ofDays(day)));
        }
        full.subscribe(30, false);
        full.subscribe(40, true);
        full.hold(7);
        full.consume(1);
        return full;
    }

    /** Everything once; a day passes. */
    public void round(int number) {
        var consume = consume(3);
        buy(40);
        grant(20, Optional.of(Duration.ofHours(12)));
        grant(5, Optional.empty());
        ledger.commit(hold(9), Credits.of(4));
        ledger.release(hold(8));
        hold(6);
        refund(consume);
        host(2);
        var change = new SettingsChange(Optional.of(Credits.of(5L + number)), Optional.empty());
        ledger.change(user, change);
        pass(Duration.ofHours(24));
        ledger.balance(user);
    }

    public void pass(Duration time) {
        clock.advance(time);
    }

    private ScopedKey key() {
        pass(Duration.ofSeconds(2));
        return Ids.ordered(clock.instant());
    }

    public TransactionId consume(long cost) {
        var outcome = ledger.consume(Ids.consumption(user, key(), cost));
        return ((ConsumeOutcome.Consumed) outcome).receipt().transaction();
    }

    public void consumeByOpaqueKey(String key) {
        pass(Duration.ofSeconds(2));
        ledger.consume(Ids.one(user, Ids.key(key)));
    }

    public HoldId hold(long amount) {
        var request = new HoldRequest(
                user,
                key(),
                Action.WEB_SEARCH,
                Credits.of(amount),
                new Reference("search"),
                clock.instant().plus(Duration.ofHours(2)),
                Optional.empty());
        return new HoldId(
                user, ((HoldOutcome.Held) ledger.hold(request)).receipt().hold().operation());
    }

    public void grant(long amount, Optional<Duration> life) {
        var expiry = life.map(l -> clock.instant().plus(l));
        ledger.grant(new GrantRequest(user, key(), Credits.of(amount), new Reference("welcome"), expiry));
    }

    public void buy(long amount) {
        EngineSteps.change(
                ledger,
                user,
                draft -> draft.give(EntryType.PURCHASE, Lot.lasting(Lot.Kind.PURCHASED, amount), "checkout"));
    }

    /** A month is paid, or with a change of tier the next one. */
    public void subscribe(long amount, boolean isChange) {
        pass(Duration.ofMinutes(1));
        var now = clock.instant();
        var lot = Lot.of(new BillingPeriod(now, now.plus(Duration.ofDays(31)), isChange), amount);
        EngineSteps.change(
                ledger,
                user,
                draft -> draft.give(EntryType.SUBSCRIPTION, lot, "in_" + now.toEpochMilli() + " starter"));
    }

    public void refund(TransactionId consume) {
        Refunding.refund(ledger, consume, key());
    }

    public void host(int apps) {
        var since = clock.instant().minus(Duration.ofHours(1));
        ledger.chargeHosting(new HostingCharge(
                user,
                clock.instant(),
                ZoneOffset.UTC,
                Stream.generate(() -> Ids.running(Ids.app(), since)).limit(apps).toList()));
    }
}
