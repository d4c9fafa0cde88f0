package dev.groundwork.auth;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.nimbusds.jose.jwk.ECKey;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.deletion.AccountRemoval;
import dev.groundwork.auth.password.BreachedPasswords;
import dev.groundwork.auth.password.HashLimit;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.serviceclients.ServiceClientCommands;
import dev.groundwork.auth.tokens.AccessTokens;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.Scope;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.secrets.Aes;
import dev.groundwork.secrets.OutboxSeal;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import dev.groundwork.testing.EveryRoute;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction;
import dev.groundwork.testing.HttpFunction.Answer;
import dev.groundwork.testing.Seeds;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The auth function on tables of its own, with secrets in memory and a clock that a test moves. */
public final class AuthStack implements AutoCloseable {

    public static final String ORIGIN = "https://groundwork.test";
    public static final String PASSWORD = "correct horse battery staple";

    /** The one password that the stand-in for breached passwords knows. */
    public static final String BREACHED = "this one leaked in 2019";

    private static final String CURSOR_KEY = "a cursor key for tests";

    public static final String GOOGLE_CLIENT = "our client at Google";
    public static final String GOOGLE_SECRET = "its secret";

    private static final Instant START = Instant.parse("2026-01-07T09:30:00Z");

    /** More than any test sends at once. */
    private static final HashLimit EVERYBODY = new HashLimit(1000, 0);

    private final Tables tables = Tables.create();
    private final HandClock clock;
    private final ECKey key = Seeds.signingKey("k1");
    private final DynamoDbClient client;
    private final CountedCalls calls;
    private final QuickPasswords quick = new QuickPasswords();
    private final ApplicationContext context;
    private final HttpFunction function;
    private final ApplicationContext removal;

    /** A stack whose function calls DynamoDB through these. */
    public AuthStack(ExecutionInterceptor... interceptors) {
        this(false, interceptors);
    }

    private AuthStack(boolean quickly, ExecutionInterceptor... interceptors) {
        this(quickly, new HandClock(START), Map.of(), EVERYBODY, interceptors);
    }

    /**
     * A stack by this clock.
     *
     * @param changed configuration in place of the usual one
     */
    public AuthStack(HandClock clock, Map<String, Object> changed) {
        this(false, clock, changed, EVERYBODY);
    }

    /** A stack whose requests that hash passwords are bound by this limit. */
    public AuthStack(HashLimit hashes) {
        this(true, new HandClock(START), Map.of(), hashes);
    }

    private AuthStack(
            boolean quickly,
            HandClock clock,
            Map<String, Object> changed,
            HashLimit hashes,
            ExecutionInterceptor... interceptors) {
        this.clock = clock;
        client = tables.client(interceptors);
        calls = new CountedCalls(client);
        tables.accounts()
                .put(
                        Item.at(AccountKeys.signingKey("k1"))
                                .set("jwk", key.toPublicJWK().toJSONString())
                                .build(),
                        Expression.ALWAYS);
        var secrets = Map.of(
                SecretName.SIGNING_KEY, Map.of("jwk", key.toJSONString()),
                SecretName.PASSWORD_PEPPER, Map.of("current", "1", "1", "a pepper for tests"),
                SecretName.OUTBOX_KEY, Map.of("key", "an outbox key for tests"),
                SecretName.CURSOR_KEY, Map.of("key", CURSOR_KEY),
                SecretName.GOOGLE_OAUTH, Map.of("clientId", GOOGLE_CLIENT, "clientSecret", GOOGLE_SECRET));
        var configuration = configuration();
        configuration.putAll(changed);
        context = ApplicationContext.builder(configuration)
                .singletons(calls.client(), clock, new FixedSecrets(secrets), new OneBreached(), hashes)
                .singletons(quickly ? List.of(quick).toArray() : new Object[0])
                .start();
        removal = ApplicationContext.builder(removalConfiguration())
                .singletons(client, clock, new FixedSecrets(Map.of()))
                .start();
        function = new HttpFunction(context);
    }

    /** With passwords that cost nothing to verify, and are counted. */
    public static AuthStack withQuickPasswords(ExecutionInterceptor... interceptors) {
        return new AuthStack(true, interceptors);
    }

    /** Returns the number of verified passwords, where hashes are quick. */
    public int verified() {
        return quick.verified();
    }

    /** The key that access tokens are signed with, private part included. */
    public ECKey signingKey() {
        return key;
    }

    /** Every route of the function. */
    public List<EveryRoute.Route> routes() {
        return EveryRoute.of(context);
    }

    /** The function that an operator calls, over the same tables. */
    public ServiceClientCommands operator() {
        return new ServiceClientCommands(context);
    }

    /** Returns the number of calls to DynamoDB so far. */
    public int calls() {
        return calls.count();
    }

    private Map<String, Object> configuration() {
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(Map.of(
                "groundwork.web.origin", ORIGIN,
                "groundwork.issuer", ORIGIN,
                "groundwork.secrets.prefix", "groundwork/test/",
                "groundwork.access.ttl", "PT10M",
                "groundwork.refresh.idle", "P7D",
                "groundwork.refresh.absolute", "P30D",
                "groundwork.refresh.grace", "PT30S",
                "groundwork.verify.ttl", "P1D",
                "groundwork.reset.ttl", "PT30M"));
        return configuration;
    }

    /** The configuration that the template gives the worker of deletions, and nothing else. */
    private Map<String, Object> removalConfiguration() {
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(Map.of(
                "groundwork.web.origin", ORIGIN,
                "groundwork.issuer", ORIGIN));
        return configuration;
    }

    public Answer send(HttpEvent event) {
        return function.send(event);
    }

    public Tables tables() {
        return tables;
    }

    public HandClock clock() {
        return clock;
    }

    /** The mails waiting in the outbox, newest first. */
    public List<OutboxMail> mails() {
        return tables.items(tables.accounts()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").startsWith(OutboxMail.PREFIX))
                .map(OutboxMail::from)
                .sorted(Comparator.comparing(OutboxMail::id).reversed())
                .toList();
    }

    /** The one-time token of a mail. */
    public String token(OutboxMail mail) {
        return context.getBean(OutboxSeal.class).open(mail.sealed()).orElseThrow();
    }

    /** An account that has proven its address. */
    public void account(String email, String displayName) {
        account(email, displayName, PASSWORD);
    }

    /** An account that has proven its address, with a password of its own. */
    public void account(String email, String displayName, String password) {
        send(HttpEvent.post(
                "/api/auth/register",
                "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"%s\"}"
                        .formatted(email, password, displayName)));
        var mail =
                mails().stream().filter(m -> m.to().equals(email)).findFirst().orElseThrow();
        send(HttpEvent.post("/api/auth/verify-email", "{\"token\":\"%s\"}".formatted(token(mail))));
    }

    /** A sign-in that wants the refresh token in the body. */
    public Answer login(String email, String password) {
        return send(HttpEvent.post(
                "/api/auth/login",
                "{\"email\":\"%s\",\"password\":\"%s\",\"refreshTokenDelivery\":\"body\"}".formatted(email, password)));
    }

    /** An access token of a service with these scopes. */
    public String service(String scopes) {
        var granted = Arrays.stream(scopes.split(" ", -1))
                .map(text -> Scope.parse(text).orElseThrow())
                .collect(Collectors.toSet());
        return context.getBean(AccessTokens.class)
                .forService("cli_test", granted, clock.instant(), Duration.ofMinutes(10));
    }

    /** An access token of one more session, made without a sign-in. */
    public String session(UserId user) {
        var session = SessionId.next(context.getBean(IdSource.class));
        var now = clock.instant();
        tables.accounts()
                .put(
                        Item.at(AccountKeys.session(user, session))
                                .set("createdAt", now)
                                .set("lastUsedAt", now)
                                .set("idleEnd", now.plus(Duration.ofDays(7)))
                                .set("absoluteEnd", now.plus(Duration.ofDays(30)))
                                .set("ip", "127.0.0.1")
                                .set("userAgent", "")
                                .build(),
                        Expression.ALWAYS);
        return context.getBean(AccessTokens.class).forUser(user, session, now, Duration.ofMinutes(10));
    }

    /** Brings a deletion to its worker as the table's stream does; true when the worker took it. */
    public boolean removeDeleted(UserId user) {
        try {
            var text = Files.readString(Path.of("../../events/accounts-deletion.json"))
                    .replace("usr_01KEBW0000000000000000ADA0", user.value());
            var event = LambdaEventSerializers.serializerFor(DynamodbEvent.class, AuthStack.class.getClassLoader())
                    .fromJson(text);
            return new AccountRemoval(removal)
                    .execute(event)
                    .getBatchItemFailures()
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cursor as the function seals it, for any owner, list and position. */
    public String cursor(UserId owner, String list, String position) {
        var label = "cursor " + owner + "\n" + list + "\n{}";
        return new Aes(CURSOR_KEY.getBytes(StandardCharsets.UTF_8), label, new SecureRandom()).seal(position);
    }

    /** A bean of the function. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The items of accounts whose sort keys start so. */
    public List<Item> items(String prefix) {
        return tables.items(tables.accounts()).stream()
                .map(Item::new)
                .filter(item -> item.string("sk").startsWith(prefix))
                .toList();
    }

    @Override
    public void close() {
        function.close();
        removal.close();
        client.close();
        tables.close();
    }

    private record FixedSecrets(Map<SecretName, Map<String, String>> values) implements SecretStore {

        @Override
        public Map<String, String> current(SecretName name) {
            return values.getOrDefault(name, Map.of());
        }

        @Override
        public Optional<Map<String, String>> previous(SecretName name) {
            return Optional.empty();
        }
    }

    private record OneBreached() implements BreachedPasswords {

        @Override
        public Finding find(Password password) {
            return password.value().equals(BREACHED) ? Finding.BREACHED : Finding.NOT_FOUND;
        }
    }
}
