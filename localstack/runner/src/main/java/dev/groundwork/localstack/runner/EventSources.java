package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.runner.events.Activity;
import dev.groundwork.localstack.runner.events.FunctionInvoker;
import dev.groundwork.localstack.runner.events.Poller;
import dev.groundwork.localstack.runner.events.QueuePoller;
import dev.groundwork.localstack.runner.events.RulePoller;
import dev.groundwork.localstack.runner.events.StreamPoller;
import dev.groundwork.localstack.runner.lambda.LineLog;
import dev.groundwork.localstack.runner.tables.Tables;
import dev.groundwork.localstack.runner.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The background work of a stack: streams, queues and rules into functions, and the expiry of items. */
final class EventSources implements AutoCloseable {

    private static final Duration EXPIRY_EVERY = Duration.ofSeconds(10);
    private static final Duration QUIET_LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 10;

    private final Activity activity;
    private final List<Poller> pollers = new ArrayList<>();
    private final Tables tables;
    private final InstantSource clock;
    private final LineLog log;
    private final CountDownLatch closed = new CountDownLatch(1);

    EventSources(
            Path home,
            Template template,
            CloudServices cloud,
            Tables tables,
            FunctionInvoker functions,
            Activity activity,
            InstantSource clock,
            LineLog log) {
        this.activity = activity;
        this.tables = tables;
        this.clock = clock;
        this.log = log;
        var queues = cloud.queueClient();
        for (var function : template.functions().values()) {
            for (var trigger : function.triggers()) {
                switch (trigger) {
                    case Template.Trigger.Stream stream ->
                        pollers.add(new StreamPoller(
                                function.id(),
                                stream,
                                tables.streams(),
                                functions,
                                queues::send,
                                home.resolve("streams"),
                                clock,
                                activity,
                                log));
                    case Template.Trigger.Queue queue ->
                        pollers.add(new QueuePoller(function.id(), queue, queues, functions, activity));
                    case Template.Trigger.Rule rule ->
                        pollers.add(new RulePoller(function, rule, queues, functions, activity, log));
                    case Template.Trigger.Route route -> {}
                    case Template.Trigger.Schedule schedule -> {}
                }
            }
        }
    }

    void start() {
        pollers.forEach(Poller::start);
        Thread.ofVirtual().name("expiry").start(() -> {
            try {
                while (!closed.await(EXPIRY_EVERY.toSeconds(), TimeUnit.SECONDS)) {
                    expire();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** An endpoint that refuses is asked again at the next time. */
    private void expire() {
        try {
            tables.expire(clock.instant());
        } catch (JsonClient.RefusedException e) {
            log.line("DynamoDB", "expired items are not deleted: " + e.getMessage());
        }
    }

    /** Returns when no stream, queue or rule has anything due and nothing is under way, or when two minutes are over. */
    void awaitQuiet() throws InterruptedException {
        var end = System.nanoTime() + QUIET_LIMIT.toNanos();
        while (!isQuiet() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Nothing was due at any source, and nothing began while they were looked at. */
    private boolean isQuiet() {
        var begun = activity.begun();
        return activity.isQuiet()
                && pollers.stream().noneMatch(Poller::hasDue)
                && activity.isQuiet()
                && activity.begun() == begun;
    }

    @Override
    public void close() {
        closed.countDown();
        pollers.forEach(Poller::close);
    }
}
