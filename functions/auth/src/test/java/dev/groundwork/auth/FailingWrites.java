package dev.groundwork.auth;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Breaks the write that a test names, before it is sent or after it took effect, and every write after it: as if the table was out of reach from
 * there on. Which of both it was its caller cannot tell, here as in the cloud.
 */
public final class FailingWrites implements ExecutionInterceptor {

    private static final int NEVER = Integer.MAX_VALUE;

    private final AtomicInteger count = new AtomicInteger();
    private volatile int fatal = NEVER;
    private volatile boolean takesEffect;

    /** From now on the {@code number}th write breaks, counted from 1. */
    public void at(int number, boolean afterItsEffect) {
        count.set(0);
        takesEffect = afterItsEffect;
        fatal = number;
    }

    /** Nothing breaks any more. How many writes there were since the last time. */
    public int heal() {
        fatal = NEVER;
        return count.getAndSet(0);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (isWrite(context.request())) {
            var number = count.incrementAndGet();
            if (number > fatal || (number == fatal && !takesEffect)) {
                throw SdkClientException.create("the table is out of reach before a write");
            }
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (isWrite(context.request()) && count.get() >= fatal) {
            throw SdkClientException.create("the table is out of reach after a write");
        }
    }

    private static boolean isWrite(Object request) {
        return !(request instanceof GetItemRequest || request instanceof QueryRequest);
    }
}
