package dev.groundwork.ledger.adapter;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Breaks writes at random: before they are sent, as if the process died or the table was throttled for long, or after they took effect, as if
 * the process died or the answer was lost. Which of them it was the caller cannot tell, here as in the cloud.
 */
final class Crashes implements ExecutionInterceptor {

    private final Random random;
    private final double probability;
    private final AtomicInteger count = new AtomicInteger();

    Crashes(long seed, double probability) {
        this.random = new Random(seed);
        this.probability = probability;
    }

    int count() {
        return count.get();
    }

    /** What a broken call throws. */
    static final class Crash extends RuntimeException {

        Crash(String when) {
            super(when);
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        strike("before", context.request());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        strike("after", context.request());
    }

    private void strike(String when, Object request) {
        var isRead = request instanceof GetItemRequest || request instanceof QueryRequest;
        if (!isRead && random.nextDouble() < probability) {
            count.incrementAndGet();
            throw new Crash(when);
        }
    }
}
