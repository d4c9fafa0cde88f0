package dev.groundwork.ledger.schedule;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Runs of the daily debit that meet one another, or whatever else happens to a ledger. */
final class HostingScenarios {

    private static final LocalDate DAY = LocalDate.parse("2026-01-07");
    private static final List<AppId> ONE = List.of(Ids.app(1));
    private static final List<AppId> TWO = List.of(Ids.app(1), Ids.app(2));

    private HostingScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "twins of a first day",
                        (ledger, clock, user) -> List.of(run(user, DAY, TWO), run(user, DAY, TWO))),
                Scenario.of("twins of a usual day", (ledger, clock, user) -> {
                    run(user, DAY, TWO).to(ledger);
                    return List.of(run(user, DAY.plusDays(1), TWO), run(user, DAY.plusDays(1), TWO));
                }),
                Scenario.of("twins of missed days", (ledger, clock, user) -> {
                    run(user, DAY, ONE).to(ledger);
                    return List.of(run(user, DAY.plusDays(3), ONE), run(user, DAY.plusDays(3), ONE));
                }),
                Scenario.of("two days at once", (ledger, clock, user) -> {
                    run(user, DAY, ONE).to(ledger);
                    return List.of(run(user, DAY.plusDays(1), ONE), run(user, DAY.plusDays(2), ONE));
                }),
                Scenario.of("a day and a spend of the last credit", (ledger, clock, user) -> {
                    spend(ledger, user, 1, 99);
                    return List.of(run(user, DAY, ONE), consume(user, 11, 1));
                }),
                Scenario.of("a day and a hold of the last credit", (ledger, clock, user) -> {
                    spend(ledger, user, 1, 99);
                    return List.of(run(user, DAY, ONE), hold(user));
                }),
                Scenario.of("a usual day and a spend of the last but one credit", (ledger, clock, user) -> {
                    spend(ledger, user, 1, 96);
                    run(user, DAY, TWO).to(ledger);
                    return List.of(run(user, DAY.plusDays(1), TWO), consume(user, 11, 1));
                }),
                Scenario.of("a day that nobody can pay and a grant", (ledger, clock, user) -> {
                    spend(ledger, user, 1, 100);
                    return List.of(run(user, DAY, TWO), grant(user));
                }),
                Scenario.of("twins of a day that only one app can pay", (ledger, clock, user) -> {
                    spend(ledger, user, 1, 99);
                    return List.of(run(user, DAY, TWO), run(user, DAY, TWO));
                }),
                Scenario.of("a day and a deployment after it", (ledger, clock, user) -> {
                    run(user, DAY, ONE).to(ledger);
                    var started = Ids.running(Ids.app(2), clock.instant());
                    clock.advance(Duration.ofHours(1));
                    var both = Ids.charge(user, DAY.plusDays(1), Ids.running(Ids.app(1)), started);
                    return List.of(later -> later.chargeHosting(both), run(user, DAY.plusDays(1), ONE));
                }),
                Scenario.of("a day around a sealing, and a consume", (ledger, clock, user) -> {
                    spend(ledger, user, 1, 1);
                    spend(ledger, user, 2, 1);
                    return List.of(run(user, DAY, TWO), consume(user, 11, 1));
                }));
    }

    private static Scenario.Request run(UserId user, LocalDate day, List<AppId> apps) {
        var charge = Ids.charge(user, day, apps);
        return ledger -> ledger.chargeHosting(charge);
    }

    private static void spend(CreditLedger ledger, UserId user, int number, long cost) {
        consume(user, number, cost).to(ledger);
    }

    private static Scenario.Request consume(UserId user, int number, long cost) {
        return ledger -> ledger.consume(Ids.consumption(user, Ids.ordered(Ids.NOW, number), cost));
    }

    private static Scenario.Request hold(UserId user) {
        var key = new ScopedKey("hold", Ids.ordered(Ids.NOW, 12).key());
        var until = Ids.NOW.plus(Duration.ofDays(30));
        return ledger -> ledger.hold(new HoldRequest(
                user, key, Action.WEB_SEARCH, Credits.of(1), new Reference("search"), until, Optional.empty()));
    }

    private static Scenario.Request grant(UserId user) {
        var key = new ScopedKey("grant", new IdempotencyKey("g"));
        return ledger ->
                ledger.grant(new GrantRequest(user, key, Credits.of(10), new Reference("welcome"), Optional.empty()));
    }
}
