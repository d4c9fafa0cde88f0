package dev.groundwork.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The retry policy of DynamoDB clients: the SDK's own, and also a retry of a write that met another writer's transaction at its item. The
 * SDK gives that one up at once
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">transaction conflict handling</a>), though
 * nothing has happened and the transaction is over in milliseconds.
 */
public final class Retries {

    private static final int MAX_ATTEMPTS = 9;
    private static final Duration FIRST_WAIT = Duration.ofMillis(25);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private Retries() {}

    /** At most nine attempts, waits with jitter that double from 25 ms on; the client's deadline ends them too. */
    public static RetryStrategy strategy() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(MAX_ATTEMPTS)
                .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_WAIT, LONGEST_WAIT))
                .retryOnException(TransactionConflictException.class)
                .build();
    }
}
