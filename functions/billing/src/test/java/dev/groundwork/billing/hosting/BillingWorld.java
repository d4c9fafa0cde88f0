package dev.groundwork.billing.hosting;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.Suspensions;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Billing as Lambda runs it, on tables of the engine, with a queue that a test works off and processes that a test kills. */
final class BillingWorld implements AutoCloseable {

    private static final int MOST_OF_A_BATCH = 25;

    static final Instant NOW = Instant.parse("2026-01-07T23:50:00Z");

    final Tables tables = Tables.create();
    final HandClock clock = new HandClock(NOW);
    final DyingProcess process = new DyingProcess();
    final FakeQueues queues = new FakeQueues(process);

    private final DynamoDbClient client = tables.client(process);
    private final ApplicationContext context;
    private final HostingDebit debit;
    private final HostingDebitPages pages;
    private final CreditLedger ledger;
    private final AppRegistry registry;
    private final Suspensions suspensions;

    /** With pages of this many apps, one owner at a time, and a message for each page. */
    BillingWorld(int page) {
        this(new DebitLimits(page, 1, Duration.ZERO, Duration.ofSeconds(10), 5, Duration.ofDays(15)));
    }

    BillingWorld(DebitLimits limits) {
        var configuration = new HashMap<>(tables.configuration());
        configuration.put("groundwork.deployments.queue.url", FakeQueues.DEPLOYMENTS);
        configuration.put("groundwork.hosting.debit.queue.url", FakeQueues.DEBIT);
        configuration.put("groundwork.hosting.debit.page", 100);
        context = ApplicationContext.builder(configuration)
                .singletons(client, clock, queues, limits)
                .start();
        debit = new HostingDebit(context);
        pages = new HostingDebitPages(context);
        ledger = context.getBean(CreditLedger.class);
        registry = context.getBean(AppRegistry.class);
        suspensions = context.getBean(Suspensions.class);
    }

    AppRegistry registry() {
        return registry;
    }

    Suspensions suspensions() {
        return suspensions;
    }

    ApplicationContext context() {
        return context;
    }

    /** An owner with so many credits. */
    UserId owner(long credits) {
        var user = new UserId("usr_" + UlidCreator.getMonotonicUlid());
        tables.credits().put(OpeningLedger.item(user, NOW.minus(Duration.ofDays(9))), OpeningLedger.CONDITION);
        setCredits(user, credits);
        return user;
    }

    /** Sets what an owner can spend, up to the opening hundred, without an entry. */
    void setCredits(UserId user, long credits) {
        tables.credits()
                .update(
                        CreditsTable.balance(user),
                        Expression.change("SET available = :n").value(":n", credits));
    }

    /** Sets an owner's time zone. */
    void lives(UserId owner, ZoneId zone) {
        tables.accounts()
                .put(
                        Item.at(AccountKeys.profile(owner))
                                .set("timeZone", zone.getId())
                                .build(),
                        Expression.ALWAYS);
    }

    /** An app that runs since a time. */
    App app(UserId owner, Instant since) {
        var name = "App " + SampleApps.ulid();
        var fresh = SampleApps.app(owner, "idea-" + SampleApps.ulid(), name);
        var created = ((AppRegistry.CreateOutcome.Created) registry.create(fresh)).app();
        var leased = SampleApps.leased(created);
        if (!registry.replace(
                created, leased.switchTo("t", SampleApps.URL, since).orElseThrow())) {
            throw new IllegalStateException("somebody else writes");
        }
        return registry.find(created.id()).orElseThrow();
    }

    /** Runs the schedule, without the queue behind it. */
    Map<String, Long> runSchedule(String time) {
        return debit.execute(Map.of("time", time));
    }

    /** Runs the schedule and the queue behind it. */
    Map<String, Long> run(String time) {
        var answer = runSchedule(time);
        workOff();
        return answer;
    }

    /** Handles every message of the debit's queue, also those that come of it. Bounded, so that a loop is a failure. */
    void workOff() {
        for (int i = 0; i < 100_000; i++) {
            var bodies = queues.take(FakeQueues.DEBIT);
            if (bodies.isEmpty()) {
                return;
            }
            bodies.forEach(body -> {
                if (!handle(body)) {
                    throw new IllegalStateException("a message failed: " + body);
                }
            });
        }
        throw new IllegalStateException("the queue does not end");
    }

    /** Handles one message; returns false where it comes again. */
    boolean handle(String body) {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("m");
        message.setBody(body);
        var event = new SQSEvent();
        event.setRecords(List.of(message));
        return pages.execute(event).getBatchItemFailures().isEmpty();
    }

    /** Returns the references of an owner's days of hosting, newest first. */
    List<String> references(UserId owner) {
        return ledger.entries(owner, EntryQuery.newest(1_000)).orElseThrow().entries().stream()
                .filter(entry -> entry.type() == EntryType.HOSTING)
                .map(Entry::referenceId)
                .map(Optional::orElseThrow)
                .toList();
    }

    /** Returns what an owner can spend. */
    long available(UserId owner) {
        return tables.credits().get(CreditsTable.balance(owner)).orElseThrow().number("available");
    }

    App read(AppId id) {
        return registry.find(id).orElseThrow();
    }

    /** Returns the mails to an owner of a kind, in the words {@code apps}. */
    List<String> mails(UserId owner, String kind) {
        return outbox().stream()
                .filter(mail -> mail.to().equals(owner.value()) && mail.kind().equals(kind))
                .map(mail -> mail.words().get("apps"))
                .toList();
    }

    /** Returns every item of the tables of credits and of apps. */
    Map<String, List<Map<String, AttributeValue>>> items() {
        return Map.of("credits", tables.items(tables.credits()), "apps", tables.items(tables.apps()));
    }

    /** Writes items of another world into the empty tables of this one. */
    void load(Map<String, List<Map<String, AttributeValue>>> items) {
        var names = Map.of("credits", tables.creditsName(), "apps", tables.appsName());
        names.forEach((kind, name) -> {
            var requests = items.getOrDefault(kind, List.of()).stream()
                    .map(item -> WriteRequest.builder()
                            .putRequest(put -> put.item(item))
                            .build())
                    .toList();
            for (int i = 0; i < requests.size(); i += MOST_OF_A_BATCH) {
                var part = requests.subList(i, Math.min(requests.size(), i + MOST_OF_A_BATCH));
                tables.client().batchWriteItem(r -> r.requestItems(Map.of(name, part)));
            }
        });
    }

    /** Returns all mails of the table of apps. */
    List<OutboxMail> outbox() {
        return tables.items(tables.apps()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").startsWith(OutboxMail.PREFIX))
                .map(OutboxMail::from)
                .toList();
    }

    @Override
    public void close() {
        context.close();
        client.close();
        tables.close();
    }
}
