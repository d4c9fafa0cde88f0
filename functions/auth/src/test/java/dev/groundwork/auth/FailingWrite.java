package dev.groundwork.auth;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Breaks one write: before it is sent, as if the process died, or after it took effect, as if the answer was lost. The caller cannot tell
 * which.
 */
public final class FailingWrite implements ExecutionInterceptor {

    private static final int UNARMED = Integer.MIN_VALUE;

    /** Before or after the write. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    private final Moment moment;
    private final AtomicInteger left = new AtomicInteger(UNARMED);

    public FailingWrite(Moment moment) {
        this.moment = moment;
    }

    /** The {@code count}th write from now on breaks. */
    public void arm(int count) {
        left.set(count);
    }

    /** No write breaks any more. Answers whether one broke. */
    public boolean disarm() {
        var before = left.getAndSet(UNARMED);
        return before <= 0 && before != UNARMED;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        strike(Moment.BEFORE, context.request());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        strike(Moment.AFTER, context.request());
    }

    private void strike(Moment now, Object request) {
        var isRead = request instanceof GetItemRequest || request instanceof QueryRequest;
        if (now == moment && !isRead && left.get() != UNARMED && left.decrementAndGet() == 0) {
            throw new IllegalStateException("the process died " + moment + " a write");
        }
    }
}
