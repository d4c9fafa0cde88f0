package dev.groundwork.localstack.stripe.webhooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Events;
import dev.groundwork.localstack.stripe.state.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sends events in the background, one at a time and in their order, and again by the product's clock while the endpoint refuses them. The
 * attempts are kept with the event, out of callers' sight.
 */
public final class Deliveries implements AutoCloseable {

    /** The attempts of an event: {@code at}, {@code status} (0 where nobody answered) and {@code millis} of each. */
    public static final String ATTEMPTS = "_attempts";

    /** When an event is sent again, in seconds since 1970. */
    public static final String NEXT = "_next";

    /** The waits between attempts, three days in all. */
    private static final List<Long> WAITS =
            List.of(300L, 1_800L, 7_200L, 18_000L, 36_000L, 43_200L, 43_200L, 43_200L, 43_200L);

    private static final int MOST_ATTEMPTS = 100;
    private static final int OK = 200;
    private static final int NOT_OK = 300;

    private record Job(String event, CompletableFuture<Integer> status) {}

    private final Account account;
    private final InstantSource clock;
    private final Endpoint endpoint;
    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Integer>> open = new ConcurrentHashMap<>();
    private final Thread worker;

    public Deliveries(Account account, InstantSource clock, Endpoint endpoint) {
        this.account = account;
        this.clock = clock;
        this.endpoint = endpoint;
        this.worker = Thread.ofPlatform().name("stripe-webhooks").daemon().unstarted(this::work);
    }

    /** Begins to send: what is made from now on, and what waited when this program ended. */
    public void start() {
        account.events().endpoints(1);
        account.afterwards(events -> events.forEach(this::enqueue));
        account.all("event").stream()
                .filter(event -> isPending(event) && !event.has(ATTEMPTS) && !event.has(NEXT))
                .forEach(event -> enqueue(Json.need(event, "id")));
        worker.start();
    }

    /** Sends an event once, after those that wait already; answers with the status of HTTP, 0 where nobody answered. */
    public CompletableFuture<Integer> send(String event) {
        return enqueue(event).status();
    }

    private Job enqueue(String event) {
        var job = new Job(event, new CompletableFuture<>());
        open.put(event, job.status());
        jobs.add(job);
        return job;
    }

    /** Sends an event when the product's clock is so much further. */
    public void sendLater(String event, Duration delay) {
        var at = clock.instant().plus(delay).getEpochSecond();
        account.change(() -> account.edit(account.get("event", event)).put(NEXT, at));
    }

    /** Waits until an event was sent once; answers with the status of its newest attempt. */
    public int await(String event) {
        Optional.ofNullable(open.get(event)).ifPresent(CompletableFuture::join);
        var attempts = account.get("event", event).path(ATTEMPTS);
        return attempts.path(attempts.size() - 1).path("status").asInt();
    }

    /** Waits until all that is on its way was sent once, or so long at most. */
    public void awaitAll(Duration longest) {
        var all = CompletableFuture.allOf(open.values().toArray(CompletableFuture<?>[]::new));
        all.completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Sends again what is due by now. */
    public void retry() {
        var now = clock.instant().getEpochSecond();
        account.all("event").stream()
                .filter(event -> isPending(event) && event.has(NEXT))
                .filter(event -> event.path(NEXT).asLong() <= now)
                .map(event -> Json.need(event, "id"))
                .filter(event -> !open.containsKey(event))
                .forEach(this::enqueue);
    }

    private static boolean isPending(ObjectNode event) {
        return event.path("pending_webhooks").asInt() > 0;
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                deliver(jobs.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends one; a caller that waits for the event hears what went wrong. */
    private void deliver(Job job) {
        try {
            job.status()
                    .complete(account.find("event", job.event()).map(this::post).orElse(0));
        } catch (RuntimeException e) {
            job.status().completeExceptionally(e);
        } finally {
            open.remove(job.event(), job.status());
        }
    }

    private int post(ObjectNode event) {
        var at = clock.instant();
        var began = System.nanoTime();
        var body = account.change(() -> Events.shown(event).toPrettyString()).value();
        var status = endpoint.post(body, at.getEpochSecond());
        var attempt = Json.object().put("at", at.toString()).put("status", status);
        attempt.put("millis", (System.nanoTime() - began) / 1_000_000);
        account.change(() -> record(event, attempt, at.getEpochSecond()));
        return status;
    }

    private ObjectNode record(ObjectNode event, ObjectNode attempt, long now) {
        var attempts =
                account.edit(event).get(ATTEMPTS) instanceof ArrayNode present ? present : event.putArray(ATTEMPTS);
        if (attempts.size() >= MOST_ATTEMPTS) {
            attempts.remove(0);
        }
        attempts.add(attempt);
        var status = attempt.path("status").asInt();
        event.remove(NEXT);
        if (status >= OK && status < NOT_OK) {
            event.put("pending_webhooks", 0);
        } else if (isPending(event) && attempts.size() <= WAITS.size()) {
            event.put(NEXT, now + WAITS.get(attempts.size() - 1));
        }
        return event;
    }

    @Override
    public void close() {
        worker.interrupt();
        endpoint.close();
        open.values().forEach(status -> status.complete(0));
    }
}
