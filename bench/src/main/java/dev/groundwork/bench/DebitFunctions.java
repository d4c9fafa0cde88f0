package dev.groundwork.bench;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.github.f4b6a3.ulid.Ulid;
import dev.groundwork.appregistry.store.AppsTable;
import dev.groundwork.billing.hosting.HostingDebit;
import dev.groundwork.billing.hosting.HostingDebitPages;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The two functions of the daily debit in one process, on tables of their own with any number of owners and apps, behind a queue. */
final class DebitFunctions implements AutoCloseable {

    static final Instant STARTED = Instant.parse("2026-03-01T10:00:00Z");

    /** The workers of the queue at a time: more would only wait for one another on two cores. */
    private static final int WORKERS = 2;

    private static final int BATCH = 25;
    private static final long CREDITS_AN_APP = 1_000;

    private final Tables tables = Tables.create();
    private final MortalProcess process;
    private final MessageQueues queues;
    private final DynamoDbClient client;
    private final ApplicationContext context;
    private final HostingDebit schedule;
    private final HostingDebitPages pages;
    private final HandClock clock = new HandClock(STARTED.plus(Duration.ofHours(2)));

    DebitFunctions(MortalProcess process) {
        this.process = process;
        this.queues = new MessageQueues(process);
        this.client = Clients.open(process);
        var configuration = new HashMap<>(tables.configuration());
        configuration.put("groundwork.deployments.queue.url", MessageQueues.DEPLOYMENTS);
        configuration.put("groundwork.hosting.debit.queue.url", MessageQueues.DEBIT);
        configuration.put("groundwork.hosting.debit.page", 100);
        context = ApplicationContext.builder(configuration)
                .singletons(client, clock, queues)
                .start();
        schedule = new HostingDebit(context);
        pages = new HostingDebitPages(context);
    }

    /** Adds owners with so many running apps each, and credits for years. */
    void add(int[] sizes) {
        var credits = new ArrayList<WriteRequest>();
        var apps = new ArrayList<WriteRequest>();
        for (var owner = 0; owner < sizes.length; owner++) {
            var user = new UserId("usr_" + new Ulid(STARTED.toEpochMilli(), owner));
            credits.add(put(rich(user, sizes[owner] * CREDITS_AN_APP)));
            for (var app = 0; app < sizes[owner]; app++) {
                apps.add(put(running(
                        user, new AppId("app_" + new Ulid(STARTED.toEpochMilli(), (long) owner << 20 | app)))));
            }
            write(tables.creditsName(), credits, owner == sizes.length - 1);
            write(tables.appsName(), apps, owner == sizes.length - 1);
        }
    }

    private static Map<String, AttributeValue> rich(UserId user, long amount) {
        var item = new HashMap<>(OpeningLedger.item(user, STARTED).attributes());
        for (var figure : List.of("balance", "available", "standing")) {
            item.put(figure, AttributeValue.fromN(Long.toString(amount)));
        }
        item.put("lots", AttributeValue.fromS("F" + amount));
        return item;
    }

    /** As the registry writes it with an app. */
    private static Map<String, AttributeValue> running(UserId owner, AppId app) {
        return Item.at(AppsTable.billing(owner, app))
                .set("owner", owner.value())
                .set("appId", app.value())
                .set("createdAt", STARTED)
                .set("runningSince", STARTED)
                .build()
                .attributes();
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(item).build())
                .build();
    }

    private void write(String table, List<WriteRequest> requests, boolean isLast) {
        while (requests.size() >= BATCH || (isLast && !requests.isEmpty())) {
            var batch = requests.subList(0, Math.min(BATCH, requests.size()));
            tables.client().batchWriteItem(r -> r.requestItems(Map.of(table, List.copyOf(batch))));
            batch.clear();
        }
    }

    /**
     * Runs the schedule for a time, and the queue behind it to its end. A process that ends is replaced, and what it had taken comes again.
     *
     * @param messages is told each time how many messages were handled so far
     */
    void run(Instant time, Consumer<Integer> messages) {
        clock.advance(Duration.between(clock.instant(), time));
        while (!isStarted(time)) {
            process.revive();
        }
        var handled = 0;
        while (!queues.debit().isEmpty()) {
            handled += workOff();
            messages.accept(handled);
            process.revive();
        }
    }

    private boolean isStarted(Instant time) {
        try {
            schedule.execute(Map.of("time", time.toString()));
            return !process.isDead();
        } catch (RuntimeException e) {
            if (!process.isDead()) {
                throw e;
            }
            return false;
        }
    }

    /** Handles what waits, several messages at a time, until nothing waits or the process ends. */
    private int workOff() {
        var handled = new AtomicInteger();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            for (var worker = 0; worker < WORKERS; worker++) {
                workers.execute(() -> {
                    for (var body = queues.debit().poll();
                            body != null;
                            body = queues.debit().poll()) {
                        if (isHandled(body)) {
                            handled.incrementAndGet();
                        } else {
                            queues.debit().add(body);
                        }
                        if (process.isDead()) {
                            return;
                        }
                    }
                });
            }
        }
        return handled.get();
    }

    private boolean isHandled(String body) {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("m");
        message.setBody(body);
        var event = new SQSEvent();
        event.setRecords(List.of(message));
        return pages.execute(event).getBatchItemFailures().isEmpty();
    }

    /** The items of the table of credits. */
    List<Item> ledgers() {
        return tables.items(tables.credits()).stream().map(Item::new).toList();
    }

    @Override
    public void close() {
        context.close();
        client.close();
        tables.close();
    }
}
