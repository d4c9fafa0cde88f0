package dev.groundwork.credits;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.appregistry.store.AppsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import dev.groundwork.testing.Callers;
import dev.groundwork.testing.EveryRoute;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction;
import dev.groundwork.testing.HttpFunction.Answer;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** The credits function on tables of its own, with users who are signed in and a service that may consume. */
public final class CreditsStack implements AutoCloseable {

    public static final String ORIGIN = "https://groundwork.test";

    private final Tables tables = Tables.create();
    private final HandClock clock = new HandClock(Instant.parse("2026-01-07T09:30:00Z"));
    private final Callers callers = new Callers(tables, clock, ORIGIN);
    private final FixedSecrets secrets;
    private final ApplicationContext context;
    private final HttpFunction function;

    public CreditsStack() {
        this(new FixedSecrets(-1), Map.of());
    }

    /** Returns a stack of this configuration besides the usual one. */
    public static CreditsStack with(Map<String, Object> more) {
        return new CreditsStack(new FixedSecrets(-1), more);
    }

    /** Returns a stack as after its first start: no secret has a version before the one in use. */
    public static CreditsStack atFirstStart() {
        return new CreditsStack(new FixedSecrets(0), Map.of());
    }

    /** Returns a stack whose function calls DynamoDB through these. */
    public static CreditsStack through(ExecutionInterceptor... interceptors) {
        return new CreditsStack(new FixedSecrets(-1), Map.of(), interceptors);
    }

    private CreditsStack(FixedSecrets secrets, Map<String, Object> more, ExecutionInterceptor... interceptors) {
        this.secrets = secrets;
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(Map.of(
                "groundwork.web.origin",
                ORIGIN,
                "groundwork.issuer",
                ORIGIN,
                "groundwork.secrets.prefix",
                "groundwork/test/",
                "groundwork.hold.ttl",
                "PT1H"));
        configuration.putAll(more);
        context = ApplicationContext.builder(configuration)
                .singletons(tables.client(interceptors), clock, secrets)
                .start();
        function = new HttpFunction(context);
    }

    /** The secrets that this function asks for. */
    private static final class FixedSecrets implements SecretStore {

        private final AtomicInteger rotations = new AtomicInteger();
        private final int oldest;

        FixedSecrets(int oldest) {
            this.oldest = oldest;
        }

        @Override
        public Map<String, String> current(SecretName name) {
            return key(name, rotations.get());
        }

        @Override
        public Optional<Map<String, String>> previous(SecretName name) {
            var before = rotations.get() - 1;
            return before < oldest ? Optional.empty() : Optional.of(key(name, before));
        }

        private static Map<String, String> key(SecretName name, int version) {
            return Map.of(
                    "key",
                    switch (version) {
                        case -1 -> "the " + words(name) + " that was before that";
                        case 0 -> "a " + words(name) + " for tests, 32 bytes or more";
                        default -> "a " + words(name) + " after so many rotations: " + version;
                    });
        }

        private static String words(SecretName name) {
            return name.text().replace('-', ' ');
        }
    }

    /** Rotates every secret. */
    public void rotateSecrets() {
        secrets.rotations.incrementAndGet();
    }

    /** A user with the free credits, signed in. */
    public Callers.User user() {
        var user = callers.user();
        tables.credits().put(OpeningLedger.item(user.id(), clock.instant()), OpeningLedger.CONDITION);
        return user;
    }

    /** A user who lives there. */
    public Callers.User user(ZoneId zone) {
        var user = user();
        tables.accounts()
                .put(
                        Item.at(AccountKeys.profile(user.id()))
                                .set("timeZone", zone.getId())
                                .build(),
                        Expression.ALWAYS);
        return user;
    }

    /** As if so many lots of one credit waited, each with an expiry of its own. */
    public void waitingLots(UserId user, int count) {
        var lots = IntStream.rangeClosed(1, count)
                .mapToObj(
                        i -> new Lot(Lot.Kind.BONUS, Optional.of(clock.instant().plusSeconds(3600L + i)), 1))
                .map(Lot::toString)
                .collect(Collectors.joining(","));
        tables.credits()
                .put(
                        Item.at(CreditsTable.lots(user))
                                .set("version", 1)
                                .set("lots", lots)
                                .build(),
                        Expression.ALWAYS);
        tables.credits()
                .update(
                        CreditsTable.balance(user),
                        Expression.change("SET balance = balance + :count, available = available + :count,"
                                        + " waiting = :count, lotsVersion = :one")
                                .value(":count", count)
                                .value(":one", 1));
    }

    /** An app of the user's that runs. */
    public void running(UserId user) {
        var app = new AppId("app_" + UlidCreator.getMonotonicUlid());
        tables.apps().put(Item.at(AppsTable.billing(user, app)).build(), Expression.ALWAYS);
    }

    public String service(String scope) {
        return service("cli_test", scope);
    }

    public String service(String client, String scope) {
        return callers.service(client, scope);
    }

    /** A key of the clock's time. */
    public String freshKey() {
        clock.advance(Duration.ofMillis(1));
        return new Ulid(clock.instant().toEpochMilli(), UlidCreator.getUlid().getRandom()).toString();
    }

    public Answer consume(String idempotencyKey, String body) {
        return send(HttpEvent.post("/api/credits/consume", body)
                .header("idempotency-key", idempotencyKey)
                .bearer(service("credits:consume")));
    }

    /** A request of a service that may do this. */
    public Answer post(String path, String scope, String idempotencyKey, String body) {
        return send(HttpEvent.post(path, body)
                .header("idempotency-key", idempotencyKey)
                .bearer(service(scope)));
    }

    public Answer message(UserId user, String idempotencyKey) {
        return consume(
                idempotencyKey,
                "{\"userId\":\"%s\",\"action\":\"ideation_message\",\"referenceId\":\"m-1\"}".formatted(user));
    }

    public Answer get(Callers.User user, String path) {
        return send(HttpEvent.get(path).bearer(user.token()));
    }

    public Answer send(HttpEvent event) {
        return function.send(event);
    }

    /** Every route of the function. */
    public List<EveryRoute.Route> routes() {
        return EveryRoute.of(context);
    }

    public HandClock clock() {
        return clock;
    }

    /** The kinds of the mails that wait to be sent. */
    public List<String> mails() {
        return tables.items(tables.credits()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").startsWith(OutboxMail.PREFIX))
                .map(item -> item.string("kind") + " to " + item.string("to"))
                .toList();
    }

    public int items() {
        return tables.items(tables.credits()).size();
    }

    @Override
    public void close() {
        function.close();
        tables.close();
    }
}
