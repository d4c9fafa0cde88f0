package dev.groundwork.auth;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A client of DynamoDB whose calls are counted. */
final class CountedCalls {

    private final AtomicInteger count = new AtomicInteger();
    private final DynamoDbClient client;

    CountedCalls(DynamoDbClient counted) {
        this.client = (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, args) -> {
                    count.incrementAndGet();
                    try {
                        return method.invoke(counted, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    DynamoDbClient client() {
        return client;
    }

    int count() {
        return count.get();
    }
}
