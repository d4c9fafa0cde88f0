package dev.groundwork.bench;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import dev.groundwork.testing.Callers;
import dev.groundwork.testing.Seeds;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The functions auth and credits in one container, on tables of their own. What prepares and looks goes past the client that is measured.
 * The tables go with the process, however it ends.
 */
final class BenchFunctions implements AutoCloseable {

    private static final String ORIGIN = "https://groundwork.test";

    /** An address without a listener: a benchmark asks nobody outside. */
    private static final String NOBODY = "http://127.0.0.1:9";

    private final Tables tables = Tables.create();
    private final Thread onExit = new Thread(tables::close);
    private final DynamoDbClient client;
    private final Callers callers;
    private final ApplicationContext context;
    private final Lambda lambda;

    BenchFunctions(ProductClock clock, ExecutionInterceptor... listeners) {
        Runtime.getRuntime().addShutdownHook(onExit);
        client = Clients.open(listeners);
        callers = new Callers(tables, clock, ORIGIN);
        context = ApplicationContext.builder(configuration())
                .singletons(client, clock, secrets())
                .singletons(watches(listeners))
                .start();
        lambda = new Lambda(context);
    }

    private static Object[] watches(ExecutionInterceptor... listeners) {
        return Arrays.stream(listeners)
                .filter(CallOrder.class::isInstance)
                .map(listener -> new HashRecorder((CallOrder) listener))
                .toArray();
    }

    private FixedSecrets secrets() {
        var key = Seeds.signingKey("k2");
        tables.accounts()
                .put(
                        Item.at(AccountKeys.signingKey("k2"))
                                .set("jwk", key.toPublicJWK().toJSONString())
                                .build(),
                        Expression.ALWAYS);
        return new FixedSecrets(Map.of(
                SecretName.SIGNING_KEY, Map.of("jwk", key.toJSONString()),
                SecretName.PASSWORD_PEPPER, Map.of("current", "1", "1", "a pepper for benchmarks"),
                SecretName.OUTBOX_KEY, Map.of("key", "an outbox key for benchmarks")));
    }

    /** The configuration that a function's environment would give. */
    Map<String, Object> configuration() {
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(Map.ofEntries(
                Map.entry("groundwork.web.origin", ORIGIN),
                Map.entry("groundwork.issuer", ORIGIN),
                Map.entry("groundwork.google.issuer", NOBODY),
                Map.entry("groundwork.hibp.url", NOBODY),
                Map.entry("groundwork.secrets.prefix", "groundwork/bench/"),
                Map.entry("groundwork.access.ttl", "PT10M"),
                Map.entry("groundwork.refresh.idle", "P7D"),
                Map.entry("groundwork.refresh.absolute", "P30D"),
                Map.entry("groundwork.refresh.grace", "PT30S"),
                Map.entry("groundwork.verify.ttl", "P1D"),
                Map.entry("groundwork.reset.ttl", "PT30M"),
                Map.entry("groundwork.hold.ttl", "PT1H")));
        return configuration;
    }

    /** The handler, fed as Lambda feeds it. */
    Lambda lambda() {
        return lambda;
    }

    /** The ledger without its HTTP. */
    CreditLedger ledger() {
        return context.getBean(CreditLedger.class);
    }

    /** Any other part of the functions. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** The client that is measured. */
    DynamoDbClient client() {
        return client;
    }

    /** Past the client that is measured. */
    Tables tables() {
        return tables;
    }

    /** Callers with tokens. */
    Callers callers() {
        return callers;
    }

    /** A user's balance item as it is now. */
    Item balance(UserId user) {
        return tables.credits().get(CreditsTable.balance(user)).orElseThrow();
    }

    @Override
    public void close() {
        lambda.close();
        client.close();
        tables.close();
        Runtime.getRuntime().removeShutdownHook(onExit);
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
