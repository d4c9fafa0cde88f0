package dev.groundwork.auth;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Breaks the write that a test names, before it is sent or after it took effect, and every write after it: as if the process died there. Which
 * of both it was its caller cannot tell, here as in the cloud.
 */
public final class FailingWrites {

    private static final Set<String> WRITES = Set.of("putItem", "updateItem", "deleteItem", "transactWriteItems");
    private static final int NEVER = Integer.MAX_VALUE;

    private final AtomicInteger count = new AtomicInteger();
    private volatile int fatal = NEVER;
    private volatile boolean takesEffect;

    /** The same client, which breaks when it is told to. */
    public DynamoDbClient around(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    try {
                        if (!WRITES.contains(method.getName())) {
                            return method.invoke(client, arguments);
                        }
                        var number = count.incrementAndGet();
                        if (number > fatal || (number == fatal && !takesEffect)) {
                            throw SdkClientException.create("the process died before a write");
                        }
                        var answer = method.invoke(client, arguments);
                        if (number == fatal) {
                            throw SdkClientException.create("the process died after a write");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

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
}
