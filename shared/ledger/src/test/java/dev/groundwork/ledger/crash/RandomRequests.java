package dev.groundwork.ledger.crash;

import com.github.f4b6a3.ulid.Ulid;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeReceipt;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.HoldRequest.HoldReceipt;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.schedule.Scenario;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Requests of all kinds, at random; some share a key, some end what others began. */
final class RandomRequests {

    private static final int SHARED = 6;
    private static final int PREPARED = 30;
    private static final int PREPARED_EACH = 10;
    private static final List<AppId> APPS = List.of(Ids.app(1), Ids.app(2), Ids.app(3));

    private final Random random;
    private final ProductClock clock;
    private final List<UserId> users;
    private final List<ConsumeReceipt> consumes = new ArrayList<>();
    private final List<HoldReceipt> holds = new ArrayList<>();
    private final List<UserId> holders = new ArrayList<>();
    private int number;

    RandomRequests(Random random, ProductClock clock, List<UserId> users) {
        this.random = random;
        this.clock = clock;
        this.users = List.copyOf(users);
    }

    /** Ends of what was begun. */
    void learn(UserId user, Object answer) {
        if (answer instanceof ConsumeOutcome.Consumed(var receipt)) {
            consumes.add(receipt);
        }
        if (answer instanceof HoldOutcome.Held(var receipt)) {
            holds.add(receipt);
            holders.add(user);
        }
    }

    ClientRequest next() {
        number++;
        var user = users.get(random.nextInt(users.size()));
        return switch (random.nextInt(25)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> consume(user);
            case 8, 9, 10 -> hold(user);
            case 11, 12, 13 -> end(user);
            case 14, 15 -> refund(user);
            case 16 -> grant(user);
            case 17 -> settings(user);
            case 18 -> host(user);
            case 20, 21, 22, 23, 24 -> lot(user);
            default ->
                lasting(
                        user,
                        Optional.empty(),
                        false,
                        ledger -> ledger.balance(user).orElseThrow());
        };
    }

    private ClientRequest lasting(UserId user, Optional<String> reference, boolean lasting, Scenario.Request request) {
        return new ClientRequest(number, user, reference, lasting, request);
    }

    private ClientRequest consume(UserId user) {
        var key = key("consume");
        var body = random.nextInt(10) == 0 ? number % 3 : 0;
        var reference = "c" + body + " " + key.key().value();
        var spend = new ConsumeRequest(
                user, key, Action.IDEATION_MESSAGE, Optional.empty(), Credits.of(1 + body), new Reference(reference));
        return lasting(user, Optional.of(reference), true, ledger -> ledger.consume(spend));
    }

    private ClientRequest hold(UserId user) {
        var key = key("hold");
        var until = clock.instant().plus(Duration.ofSeconds(10 + random.nextInt(120)));
        var reference = new Reference("h " + key.key().value());
        var requested =
                new HoldRequest(user, key, Action.BUILD_ITERATION, Credits.of(4), reference, until, Optional.empty());
        return lasting(user, Optional.empty(), true, ledger -> ledger.hold(requested));
    }

    private ClientRequest end(UserId user) {
        if (holds.isEmpty()) {
            return hold(user);
        }
        var index = random.nextInt(holds.size());
        var hold = holds.get(index).hold();
        var id = new HoldId(holders.get(index), hold.operation());
        if (random.nextInt(3) == 0) {
            return lasting(id.user(), Optional.empty(), true, ledger -> ledger.release(id));
        }
        var cost = Credits.of(random.nextInt(8) == 0 ? hold.amount() + 1 : 1 + number % 2);
        return lasting(id.user(), Optional.of(hold.reference()), true, ledger -> ledger.commit(id, cost));
    }

    private ClientRequest refund(UserId user) {
        if (consumes.isEmpty()) {
            return consume(user);
        }
        var consume = consumes.get(random.nextInt(consumes.size())).transaction();
        var request = new RefundRequest(consume, key("refund"), new Reference("failed"));
        return lasting(consume.user(), Optional.of(consume.toString()), true, ledger -> ledger.refund(request));
    }

    private ClientRequest grant(UserId user) {
        var key = key("grant");
        var reference = "g " + key.key().value();
        var expiresAt = random.nextBoolean()
                ? Optional.of(clock.instant().plus(Duration.ofSeconds(20 + random.nextInt(200))))
                : Optional.<java.time.Instant>empty();
        var grant = new GrantRequest(user, key, Credits.of(20), new Reference(reference + " " + number), expiresAt);
        return lasting(user, Optional.of(grant.reason().value()), true, ledger -> ledger.grant(grant));
    }

    /** A few credits that expire, so that many lots come together. */
    private ClientRequest lot(UserId user) {
        var grant = lot(user, key("grant"), "l " + number);
        return lasting(user, Optional.of(grant.reason().value()), true, ledger -> ledger.grant(grant));
    }

    private GrantRequest lot(UserId user, ScopedKey key, String reference) {
        var expiresAt = clock.instant().plus(Duration.ofSeconds(10 + random.nextInt(2000)));
        var amount = Credits.of(1 + random.nextInt(3));
        return new GrantRequest(user, key, amount, new Reference(reference), Optional.of(expiresAt));
    }

    /** Gives every user more lots than stand in the balance item, and leaves few of the free credits before them. */
    void prepare(CreditLedger ledger) {
        for (var user : users) {
            ledger.consume(Ids.consumption(user, Ids.ordered(clock.instant(), 1), 80));
            for (var i = 0; i < PREPARED_EACH + PREPARED / users.size(); i++) {
                ledger.grant(lot(user, Ids.key("prepared " + i), "p " + i));
            }
        }
    }

    private ClientRequest settings(UserId user) {
        var change = new SettingsChange(Optional.of(Credits.of(random.nextInt(100))), Optional.empty());
        return lasting(user, Optional.empty(), false, ledger -> ledger.change(user, change));
    }

    private ClientRequest host(UserId user) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var apps = APPS.stream()
                .map(app -> random.nextInt(4) == 0 ? Ids.running(app, clock.instant()) : Ids.running(app))
                .skip(random.nextInt(APPS.size()))
                .toArray(RunningApp[]::new);
        var charge = Ids.charge(user, today.plusDays(random.nextInt(4)), apps);
        return lasting(user, Optional.empty(), false, ledger -> ledger.chargeHosting(charge));
    }

    /** Fresh keys, keys that several callers share, opaque ones, late ones, ones of the future. */
    private ScopedKey key(String scope) {
        var now = clock.instant().toEpochMilli();
        var text =
                switch (random.nextInt(6)) {
                    case 0 -> "shared " + random.nextInt(SHARED);
                    case 1 -> "0000000000SHARED000000000" + random.nextInt(SHARED);
                    case 2 -> ulid(now - random.nextInt(100_000_000));
                    case 3 -> ulid(now + random.nextInt(600_000));
                    default -> ulid(now);
                };
        return new ScopedKey(scope, new IdempotencyKey(text));
    }

    private String ulid(long millis) {
        return new Ulid(millis << 16 | random.nextInt(1 << 16), random.nextLong()).toString();
    }
}
