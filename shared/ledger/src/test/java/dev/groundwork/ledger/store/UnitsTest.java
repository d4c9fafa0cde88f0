package dev.groundwork.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome.Held;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.localstack.dynamodb.value.ItemSize;
import dev.groundwork.testing.EngineValues;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cost of each operation at DynamoDB, from the units that it reports: of a new user, and of one with ten segments. */
final class UnitsTest {

    private final HandClock clock = new HandClock(Ids.NOW);
    private final Capacity capacity = new Capacity();

    @AutoClose
    private final LedgerTable table = new LedgerTable(clock, capacity);

    private ScopedKey fresh(String scope) {
        clock.advance(Duration.ofSeconds(1));
        return new ScopedKey(scope, Ids.ordered(clock.instant()).key());
    }

    private Consumed consume(UserId user, ScopedKey key) {
        return (Consumed) table.ledger().consume(Ids.one(user, key));
    }

    private Held hold(UserId user) {
        var key = fresh("hold");
        var until = clock.instant().plusSeconds(60);
        return (Held) table.ledger()
                .hold(new HoldRequest(
                        user, key, Action.WEB_SEARCH, Credits.of(5), new Reference("search"), until, Optional.empty()));
    }

    private void grant(UserId user, String key, Optional<Instant> expiresAt) {
        var scoped = new ScopedKey("grant", new IdempotencyKey(key));
        table.ledger().grant(new GrantRequest(user, scoped, Credits.of(50), new Reference("welcome"), expiresAt));
    }

    /** Prepares what the operation needs, and answers the operation. */
    private Runnable operation(String name, UserId user) {
        var ledger = table.ledger();
        return switch (name) {
            case "consume" -> {
                var key = fresh("consume");
                yield () -> consume(user, key);
            }
            case "consume, opaque" -> () -> consume(user, Ids.key("opaque"));
            case "hold" -> () -> hold(user);
            case "commit" -> {
                var hold = new HoldId(user, hold(user).receipt().hold().operation());
                yield () -> ledger.commit(hold, Credits.of(3));
            }
            case "release" -> {
                var hold = new HoldId(user, hold(user).receipt().hold().operation());
                yield () -> ledger.release(hold);
            }
            case "refund" -> {
                var consumed = consume(user, fresh("consume")).receipt().transaction();
                var key = fresh("refund");
                yield () -> ledger.refund(new RefundRequest(consumed, key, new Reference("failed")));
            }
            case "grant" -> () -> grant(user, "grant", Optional.empty());
            case "settings" ->
                () -> ledger.change(user, new SettingsChange(Optional.of(Credits.of(5)), Optional.empty()));
            case "balance" -> () -> ledger.balance(user);
            case "history" -> () -> ledger.entries(user, EntryQuery.newest(20));
            default -> throw new AssertionError(name);
        };
    }

    private String measured(String name, UserId user) {
        var operation = operation(name, user);
        capacity.reset();
        operation.run();
        return "%.1f written, %.1f read, %d calls".formatted(capacity.written(), capacity.read(), capacity.calls());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    consume         | 1.0 written, 0.0 read, 1 calls
                    consume, opaque | 2.0 written, 0.0 read, 2 calls
                    hold            | 1.0 written, 0.0 read, 1 calls
                    commit          | 1.0 written, 1.0 read, 2 calls
                    release         | 1.0 written, 1.0 read, 2 calls
                    refund          | 9.0 written, 3.0 read, 7 calls
                    grant           | 7.0 written, 1.0 read, 5 calls
                    settings        | 5.0 written, 0.0 read, 4 calls
                    balance         | 0.0 written, 1.0 read, 1 calls
                    history         | 0.0 written, 1.0 read, 1 calls
                    """)
    @DisplayName("INFRA-CRED-576 the units of each operation of a new user")
    void newUser(String name, String units) {
        var user = table.open();

        assertThat(measured(name, user)).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    consume         | 1.0 written, 0.0 read, 1 calls
                    consume, opaque | 2.0 written, 0.0 read, 2 calls
                    hold            | 1.0 written, 0.0 read, 1 calls
                    commit          | 1.0 written, 1.0 read, 2 calls
                    release         | 1.0 written, 1.0 read, 2 calls
                    refund          | 9.0 written, 3.0 read, 7 calls
                    grant           | 7.0 written, 1.0 read, 5 calls
                    settings        | 5.0 written, 0.0 read, 4 calls
                    balance         | 0.0 written, 1.0 read, 1 calls
                    history         | 0.0 written, 4.0 read, 2 calls
                    """)
    @DisplayName("INFRA-CRED-577 the units of each operation of a user with ten segments")
    void oldUser(String name, String units) {
        var user = table.open();
        for (var i = 0; i < 40; i++) {
            consume(user, fresh("consume"));
        }

        assertThat(measured(name, user)).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    consume         | 1.0 written, 0.0 read, 1 calls
                    consume, opaque | 2.0 written, 0.0 read, 2 calls
                    hold            | 1.0 written, 0.0 read, 1 calls
                    balance         | 0.0 written, 1.0 read, 1 calls
                    """)
    @DisplayName("INFRA-CRED-908 the units of each operation of a user with thirty lots")
    void manyLots(String name, String units) {
        var user = withLots(30);

        assertThat(measured(name, user)).isEqualTo(units);
    }

    /** A user with the free credits, a lot that stays, and others that expire one a day. */
    private UserId withLots(int count) {
        var user = table.open();
        for (var i = 1; i <= count - 2; i++) {
            clock.advance(Duration.ofSeconds(1));
            grant(user, "lot " + i, Optional.of(Ids.NOW.plus(Duration.ofDays(i))));
        }
        grant(user, "staying", Optional.empty());
        return user;
    }

    @Test
    @DisplayName(
            "INFRA-CRED-909 with ordinary keys and as many lots as stand in it, while others wait, the balance item stays within 1 KB")
    void fullSize() {
        var user = withLots(30);
        var largest = 0;
        for (var i = 0; i < 90; i++) {
            consume(user, fresh("consume"));
            var item = table.direct().get(CreditsTable.balance(user)).orElseThrow();
            largest = Math.max(largest, ItemSize.of(EngineValues.in(item.attributes())));
        }

        assertThat(table.account(user).lots().lots()).hasSize(Lots.STANDING);
        assertThat(largest).isLessThanOrEqualTo(1024);
    }

    @Test
    @DisplayName("INFRA-CRED-578 with ordinary keys and four lots the balance item stays within 1 KB")
    void size() {
        var user = table.open();
        grant(user, "a", Optional.of(Ids.NOW.plus(Duration.ofDays(30))));
        grant(user, "b", Optional.of(Ids.NOW.plus(Duration.ofDays(60))));
        grant(user, "c", Optional.empty());
        var largest = 0;
        for (var i = 0; i < 90; i++) {
            consume(user, fresh("consume"));
            var item = table.direct().get(CreditsTable.balance(user)).orElseThrow();
            largest = Math.max(largest, ItemSize.of(EngineValues.in(item.attributes())));
        }

        assertThat(table.account(user).lots().lots()).hasSize(4);
        assertThat(largest).isLessThanOrEqualTo(1024);
    }
}
