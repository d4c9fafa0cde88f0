package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.dynamodb.DynamoDbServer;
import dev.groundwork.localstack.runner.events.Poller;
import dev.groundwork.localstack.runner.events.QueuePoller;
import dev.groundwork.localstack.runner.events.StreamPoller;
import dev.groundwork.localstack.runner.lambda.LineLog;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What goes on without anybody asking: streams and queues into functions, the expiry of items, DynamoDB for people's own tools. */
final class BackgroundWork implements AutoCloseable {

    private static final Duration EXPIRY_EVERY = Duration.ofSeconds(10);
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 20;

    private final Cloud cloud;
    private final InstantSource clock;
    private final List<Poller> pollers = new ArrayList<>();
    private final DynamoDbServer dynamoDb;
    private volatile boolean closed;

    BackgroundWork(Path home, Template template, Cloud cloud, FunctionHost functions, InstantSource clock, LineLog log)
            throws IOException {
        this.cloud = cloud;
        this.clock = clock;
        for (var function : template.functions().values()) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof Template.Trigger.Stream stream) {
                    pollers.add(new StreamPoller(
                            function.id(),
                            stream,
                            cloud.engine(),
                            functions,
                            cloud.queues(),
                            home.resolve("streams"),
                            log));
                }
                if (trigger instanceof Template.Trigger.Queue queue) {
                    pollers.add(new QueuePoller(function.id(), queue, cloud.queues(), functions));
                }
            }
        }
        this.dynamoDb = DynamoDbServer.start(cloud.engine(), 0);
    }

    void start() {
        pollers.forEach(Poller::start);
        Thread.ofVirtual().name("expiry").start(() -> {
            try {
                while (!closed) {
                    TimeUnit.MILLISECONDS.sleep(EXPIRY_EVERY.toMillis());
                    cloud.engine().expire(clock.instant());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Where tools find the tables. */
    String dynamoDbUrl() {
        return dynamoDb.endpoint().toString();
    }

    /** Returns when no stream and no queue has anything due; throws when that takes longer than two minutes. */
    void awaitIdle() throws InterruptedException {
        var end = System.nanoTime() + IDLE_LIMIT.toNanos();
        var quiet = 0;
        while (quiet < 3) {
            quiet = pollers.stream().allMatch(Poller::isIdle) ? quiet + 1 : 0;
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the queues are not empty after " + IDLE_LIMIT);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        pollers.forEach(Poller::close);
        dynamoDb.close();
    }
}
