package dev.groundwork.auth;

import dev.groundwork.dynamodb.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.secrets.OutboxSeal;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction;
import dev.groundwork.testing.HttpFunction.Answer;
import dev.groundwork.testing.Seeds;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The auth function on tables of its own, with secrets in memory and a clock that a test moves. */
public final class AuthStack implements AutoCloseable {

    public static final String ORIGIN = "https://groundwork.test";
    public static final String PASSWORD = "correct horse battery staple";

    public static final String GOOGLE_CLIENT = "our client at Google";
    public static final String GOOGLE_SECRET = "its secret";

    private final Tables tables = Tables.create();
    private final HandClock clock;
    private final ApplicationContext context;
    private final HttpFunction function;

    public AuthStack() {
        this(new HandClock(Instant.parse("2026-01-07T09:30:00Z")), Map.of());
    }

    /**
     * A stack by this clock.
     *
     * @param changed configuration in place of the usual one
     */
    public AuthStack(HandClock clock, Map<String, Object> changed) {
        this.clock = clock;
        var key = Seeds.signingKey("k1");
        tables.accounts()
                .put(
                        Item.at(AccountsTable.signingKey("k1"))
                                .set("jwk", key.toPublicJWK().toJSONString())
                                .build(),
                        Expression.ALWAYS);
        var secrets = Map.of(
                SecretName.SIGNING_KEY, Map.of("jwk", key.toJSONString()),
                SecretName.PASSWORD_PEPPER, Map.of("current", "1", "1", "a pepper for tests"),
                SecretName.OUTBOX_KEY, Map.of("key", "an outbox key for tests"),
                SecretName.GOOGLE_OAUTH, Map.of("clientId", GOOGLE_CLIENT, "clientSecret", GOOGLE_SECRET));
        var configuration = configuration();
        configuration.putAll(changed);
        context = ApplicationContext.builder(configuration)
                .singletons(tables.client(), clock, new FixedSecrets(secrets))
                .start();
        function = new HttpFunction(context);
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
                "groundwork.verify.ttl", "P1D"));
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
        send(HttpEvent.post(
                "/api/auth/register",
                "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"%s\"}"
                        .formatted(email, PASSWORD, displayName)));
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

    @Override
    public void close() {
        function.close();
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
}
