package dev.groundwork.auth;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Somebody who is faster: does one thing between all that a request has read and the transaction that it writes. */
public final class ConcurrentChange implements ExecutionInterceptor {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /** The next transaction finds this done before it. */
    public void beforeNextTransaction(Runnable deed) {
        waiting.add(deed);
    }

    /** Tells whether the change was made. */
    public boolean isDone() {
        return waiting.isEmpty();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof TransactWriteItemsRequest) {
            var deed = waiting.poll();
            if (deed != null) {
                deed.run();
            }
        }
    }
}
