package dev.groundwork.billing.hosting;

import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A process that is killed at a write, before it is sent or after it took effect: from then on it neither reads nor writes nor sends, until the next
 * process takes over. Writes to DynamoDB and messages count alike.
 */
final class DyingProcess implements ExecutionInterceptor {

    /**
     * A place at which the process is killed.
     *
     * @param write the number of the write, from 1 on
     * @param isAfter whether the write takes effect
     */
    record Death(int write, boolean isAfter) {}

    /** The process is gone. */
    static final class KilledException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private Optional<Death> death = Optional.empty();
    private boolean isDead;
    private int writes;

    /** A new process begins, and dies there. */
    synchronized void next(Optional<Death> at) {
        death = at;
        isDead = false;
        writes = 0;
    }

    synchronized boolean isDead() {
        return isDead;
    }

    /** Returns how many writes the process has made. */
    synchronized int writes() {
        return writes;
    }

    synchronized void beforeWrite() {
        alive();
        writes++;
        dieIf(false);
    }

    synchronized void afterWrite() {
        dieIf(true);
        alive();
    }

    private void dieIf(boolean isAfter) {
        if (death.equals(Optional.of(new Death(writes, isAfter)))) {
            isDead = true;
        }
        alive();
    }

    private void alive() {
        if (isDead) {
            throw new KilledException();
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (isWrite(context.request())) {
            beforeWrite();
        } else {
            synchronized (this) {
                alive();
            }
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (isWrite(context.request())) {
            afterWrite();
        }
    }

    private static boolean isWrite(Object request) {
        return !(request instanceof GetItemRequest
                || request instanceof QueryRequest
                || request instanceof BatchGetItemRequest);
    }
}
