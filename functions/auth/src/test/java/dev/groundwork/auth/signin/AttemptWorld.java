package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.AccountOpening;
import dev.groundwork.auth.account.AccountOpening.NewAccount;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.auth.signin.SignIns.SessionStart;
import dev.groundwork.auth.throttle.FailedSignIns;
import dev.groundwork.auth.throttle.FailedSignIns.Admission;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import dev.groundwork.testing.HandClock;
import io.micronaut.context.ApplicationContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An account, and attempts at its password that go on step by step. It can be set back to any number of failures. */
final class AttemptWorld implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-01-07T09:30:00Z");
    private static final EmailAddress ADDRESS = new EmailAddress("ada@example.com");

    private final HandClock clock = new HandClock(START);
    private final MemoryTables tables;
    private final ApplicationContext context;
    private final SignIns signIns;
    private final FailedSignIns callers;
    private final Map<String, Map<String, AttributeValue>> opened;
    private final String signInItem;
    private final AtomicInteger networks = new AtomicInteger();

    AttemptWorld(UnaryOperator<String> conditions) {
        tables = new MemoryTables(conditions);
        context = ApplicationContext.builder(Map.of(
                        "groundwork.accounts.table", "accounts",
                        "groundwork.credits.table", "credits",
                        "groundwork.apps.table", "apps",
                        "groundwork.access.ttl", "PT10M",
                        "groundwork.refresh.idle", "P7D",
                        "groundwork.refresh.absolute", "P30D",
                        "groundwork.refresh.grace", "PT30S",
                        "groundwork.verify.ttl", "P1D",
                        "groundwork.reset.ttl", "PT30M"))
                .singletons(new SteppedCalls(tables), clock, new OnePepper())
                .start();
        signIns = context.getBean(SignIns.class);
        callers = context.getBean(FailedSignIns.class);
        open();
        opened = tables.items();
        signInItem = opened.keySet().stream()
                .filter(key -> key.endsWith(" SIGNIN"))
                .findFirst()
                .orElseThrow();
    }

    private void open() {
        var account = new NewAccount(
                UserId.next(context.getBean(IdSource.class)),
                ADDRESS,
                DisplayName.parse("Ada").orElseThrow(),
                Optional.of(new PasswordHash("1$hash")),
                List.of(),
                START);
        if (!context.getBean(AccountOpening.class).open(account, Transaction.empty())) {
            throw new IllegalStateException("the account is not open");
        }
    }

    /** Everything as at first, with so many failures, the newest of them long enough ago that no wait lasts. */
    void reset(int failures) {
        var items = new HashMap<>(opened);
        if (failures > 0) {
            var item = new HashMap<>(opened.getOrDefault(signInItem, Map.of()));
            item.put("failures", AttributeValue.fromN(Integer.toString(failures)));
            item.put("failedAt", AttributeValue.fromN(Long.toString(failedAt().toEpochMilli())));
            items.put(signInItem, Map.copyOf(item));
        }
        tables.restore(Map.copyOf(items));
    }

    /** The time of the newest failure after {@link #reset}. */
    Instant failedAt() {
        return clock.instant().minus(Duration.ofHours(1));
    }

    HandClock clock() {
        return clock;
    }

    int changes() {
        return tables.changes();
    }

    /** The item of the address as it stands. */
    Item item() {
        return new Item(tables.items().getOrDefault(signInItem, Map.of()));
    }

    /** The answer to an attempt. */
    sealed interface Told {

        /** Signed in. */
        record Right() implements Told {}

        /** Wrong; the owner hears of the wait that the failure starts, if it starts one. */
        record Wrong(boolean startsWait) implements Told {}

        /** Wrong, with the wait that follows. */
        record WrongAndWait(Duration left) implements Told {}

        /** Nothing but the wait that lasts. */
        record Waiting() implements Told {}

        /** Nothing but to try again. */
        record Nothing() implements Told {}
    }

    /** An attempt as the use case makes it. It names its permit to {@code verified} when its password is looked at. */
    Told attempt(boolean right, Consumer<String> verified) {
        var origin = new Edge("request", "10." + networks.incrementAndGet(), "test");
        var caller = (Admission.Permit) callers.take(origin, clock.instant());
        return switch (signIns.attempt(ADDRESS)) {
            case SignIns.Waiting waiting -> new Told.Waiting();
            case SignIns.Undecided undecided -> new Told.Nothing();
            case SignIns.Attempt.Permit permit -> {
                verified.accept(permit.attempt().permit().text());
                yield right ? succeed(permit, origin) : fail(permit, caller, origin);
            }
        };
    }

    private Told succeed(SignIns.Attempt.Permit permit, Edge origin) {
        var account = permit.account().orElseThrow();
        var session = SessionId.next(context.getBean(IdSource.class));
        var token = RefreshToken.first(account.profile().id(), session, context.getBean(SecureRandom.class));
        var start = new SessionStart(token, Optional.empty(), "succeeded", origin, clock.instant());
        return switch (signIns.succeed(permit.attempt(), account, Optional.empty(), start)) {
            case SignIns.Success.Started started -> new Told.Right();
            case SignIns.Success.AccountChanged changed -> throw new AssertionError("nobody changes the account");
            case SignIns.Undecided undecided -> new Told.Nothing();
        };
    }

    private Told fail(SignIns.Attempt.Permit permit, Admission.Permit caller, Edge origin) {
        return switch (signIns.fail(permit.attempt(), caller, origin)) {
            case SignIns.Failure.WrongPassword(var startsWait) -> new Told.Wrong(startsWait);
            case SignIns.Waiting(var left) -> new Told.WrongAndWait(left);
            case SignIns.Undecided undecided -> new Told.Nothing();
            case SignIns.Failure.TooManyFailures many -> throw new AssertionError("every caller is another one");
        };
    }

    @Override
    public void close() {
        context.close();
    }

    private record OnePepper() implements SecretStore {

        @Override
        public Map<String, String> current(SecretName name) {
            return Map.of("1", "pepper");
        }

        @Override
        public Optional<Map<String, String>> previous(SecretName name) {
            return Optional.empty();
        }
    }
}
