package dev.groundwork.payments;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.net.Webhook;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Balance;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.store.ClosingLedger;
import dev.groundwork.ledger.store.DynamoLedgerRecords;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.ledger.verify.Fault;
import dev.groundwork.ledger.verify.VerifyLedger;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.stripe.EventRequest;
import dev.groundwork.localstack.stripe.StripeControl;
import dev.groundwork.localstack.stripe.StripeSettings;
import dev.groundwork.localstack.stripe.StripeStandIn;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.payments.customers.CustomerRemoval;
import dev.groundwork.payments.sweep.StripeSweep;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The payments function, with users who are signed in, beside a stand-in of Stripe whose events a test delivers by hand. */
public final class PaymentsStack implements AutoCloseable {

    public static final String ORIGIN = "https://groundwork.test";
    public static final String SECRET = "whsec_for_tests";
    public static final String FORMER_SECRET = "whsec_before";
    public static final String KEY = "sk_test_0123456789";

    private final Tables tables = Tables.create();
    private final HandClock clock = new HandClock(Instant.parse("2026-01-07T09:30:00Z"));
    private final Callers callers = new Callers(tables, clock, ORIGIN);
    private final Path folder;
    private StripeStandIn stripe;
    private final ApplicationContext context;
    private final HttpFunction function;
    private int purchases;

    public PaymentsStack(Path folder) throws IOException {
        this.folder = folder;
        stripe = StripeStandIn.start(new StripeSettings(folder, clock, new Random(1)));
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(Map.of(
                "groundwork.web.origin",
                ORIGIN,
                "groundwork.issuer",
                ORIGIN,
                "groundwork.secrets.prefix",
                "groundwork/test/",
                "groundwork.stripe.url",
                stripe.url()));
        context = ApplicationContext.builder(configuration)
                .singletons(tables.client(), clock, new FixedSecrets())
                .start();
        function = new HttpFunction(context);
    }

    private static final class FixedSecrets implements SecretStore {

        @Override
        public Map<String, String> current(SecretName name) {
            return Map.of("secret", SECRET, "key", KEY);
        }

        @Override
        public Optional<Map<String, String>> previous(SecretName name) {
            return Optional.of(Map.of("secret", FORMER_SECRET));
        }
    }

    public Tables tables() {
        return tables;
    }

    public HandClock clock() {
        return clock;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public StripeControl control() {
        return stripe.control();
    }

    public List<Map<String, Object>> stripeRequests() {
        return stripe.requests();
    }

    /** From now on Stripe sends events to an address where nobody answers. */
    public void loseEvents() {
        stripe.deliverTo(URI.create("http://127.0.0.1:1/"), () -> SECRET);
    }

    /** Runs the nightly sweep as Lambda does. */
    public Map<String, Long> sweep() {
        try {
            var event = new ObjectMapper()
                    .readValue(file("stripe-sweep.json"), new TypeReference<Map<String, Object>>() {});
            return new StripeSweep(context).execute(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends an account as the function auth does, as far as it concerns credits. */
    public void endAccount(UserId user) {
        tables.credits().update(ClosingLedger.key(user), ClosingLedger.expression());
        tables.credits().put(ClosingLedger.closed(user, clock.instant()), Expression.ALWAYS);
    }

    /** Delivers the record of the stream that says that an account has ended; returns false if it has to come again. */
    public boolean removeCustomer(UserId user) {
        var text = file("customer-removal.json").replace("usr_01KEBW0000000000000000ADA0", user.value());
        var event = LambdaEventSerializers.serializerFor(DynamodbEvent.class, PaymentsStack.class.getClassLoader())
                .fromJson(text);
        return new CustomerRemoval(context)
                .execute(event)
                .getBatchItemFailures()
                .isEmpty();
    }

    private static String file(String name) {
        try {
            return Files.readString(Path.of("../../events").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The items of a partition of the table credits. */
    public List<Item> items(String partition) {
        return tables.items(tables.credits()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").equals(partition))
                .toList();
    }

    /** From now on Stripe answers every call with a fault of its own, whose message says {@code message}. */
    public void failStripe(String message) {
        var fault = "{\"error\":{\"type\":\"api_error\",\"message\":\"" + message + "\"}}";
        stripe.through((request, api) -> Optional.of(HttpResponse.of(500, "application/json", fault)));
    }

    /** From now on Stripe works again. */
    public void healStripe() {
        stripe.through((request, api) -> api.get());
    }

    /** Makes an event of a session's objects that does not come about by itself here. */
    public void request(String type, String session) {
        var request = new EventRequest(
                type, Optional.of(session), new ObjectMapper().createObjectNode(), 1, Optional.empty());
        control().events(List.of(request), StripeControl.Order.GIVEN, Duration.ZERO);
    }

    public int stripePort() {
        return URI.create(stripe.url()).getPort();
    }

    /** Stops Stripe. */
    public void stopStripe() {
        stripe.close();
    }

    /** A new user with the free credits. */
    public Callers.User user() {
        var user = callers.user();
        tables.credits().put(OpeningLedger.item(user.id(), clock.instant()), OpeningLedger.CONDITION);
        return user;
    }

    /** Applies at Stripe what is due there by the clock. */
    public void settle() {
        stripe.settle();
    }

    /** Starts Stripe again, as it was when it was stopped. */
    public void startStripe() throws IOException {
        stripe = StripeStandIn.start(new StripeSettings(folder, clock, new Random(2)));
    }

    /** A token of a service with these scopes. */
    public String service(String scopes) {
        return callers.service("cli_test", scopes);
    }

    /** Every route of the function. */
    public List<EveryRoute.Route> routes() {
        return EveryRoute.of(context);
    }

    public Answer send(HttpEvent event) {
        return function.send(event);
    }

    public Answer purchase(Callers.User user, String packageId, String key) {
        return send(HttpEvent.post("/api/credits/purchase", "{\"packageId\":\"" + packageId + "\"}")
                .bearer(user.token())
                .header("idempotency-key", key));
    }

    public Answer upgrade(Callers.User user, String tier, String key) {
        return send(HttpEvent.post("/api/subscription/upgrade", "{\"tier\":\"" + tier + "\"}")
                .bearer(user.token())
                .header("idempotency-key", key));
    }

    /** Buys a package, and pays it at Stripe; returns the session. */
    public String pay(Callers.User user, String packageId) {
        var session = session(user, packageId);
        control().checkout(session, CheckoutAction.PAY, 0);
        return session;
    }

    /** Opens the page of a new purchase; returns its session. */
    public String session(Callers.User user, String packageId) {
        purchases++;
        var answer = purchase(user, packageId, "purchase-" + purchases);
        return answer.json().path("sessionId").asText();
    }

    /** Sends a body as Stripe does, signed now. */
    public Answer deliver(String body) {
        return send(HttpEvent.post("/api/credits/webhook", body).header("stripe-signature", signature(body, SECRET)));
    }

    public String signature(String body, String secret) {
        try {
            return Webhook.Signature.generateSignatureHeader(
                    body, secret, clock.instant().getEpochSecond());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC", e);
        }
    }

    /** Does something at Stripe, and returns the events that it makes, oldest first, not delivered. */
    public List<String> events(Runnable work) {
        var before = control().newest("event").stream()
                .map(event -> event.path("id").asText())
                .toList();
        work.run();
        var made = new ArrayList<String>();
        for (ObjectNode event : control().newest("event").reversed()) {
            if (!before.contains(event.path("id").asText())) {
                event.properties().removeIf(member -> member.getKey().startsWith("_"));
                made.add(event.toString());
            }
        }
        return List.copyOf(made);
    }

    public Balance balance(UserId user) {
        return bean(CreditLedger.class).balance(user).orElseThrow();
    }

    /** The amounts of a user's entries, oldest first. */
    public List<Long> amounts(UserId user) {
        return entries(user).reversed().stream().map(Entry::amount).toList();
    }

    public List<Entry> entries(UserId user) {
        return bean(CreditLedger.class)
                .entries(user, EntryQuery.newest(1000))
                .orElseThrow()
                .entries();
    }

    /** All that is wrong with the ledgers. */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        new VerifyLedger(new DynamoLedgerRecords(tables.credits())).all(new VerifyLedger.Listener() {
            @Override
            public void fault(Fault fault) {
                faults.add(fault);
            }

            @Override
            public void checked(VerifyLedger.Summary soFar) {
                // Only the faults count here.
            }
        });
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        function.close();
        stripe.close();
        tables.close();
    }
}
