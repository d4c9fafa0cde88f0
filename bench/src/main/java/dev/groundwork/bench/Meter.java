package dev.groundwork.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Counts a client's calls and the units that DynamoDB reports for them. An operation it does not know is a failure: nothing goes uncounted. */
final class Meter implements ExecutionInterceptor {

    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    private final AtomicInteger calls = new AtomicInteger();
    private final DoubleAdder written = new DoubleAdder();
    private final DoubleAdder read = new DoubleAdder();

    /** Returns the counts since the last call, or since it was made, and begins anew. */
    Cost take() {
        return new Cost(calls.getAndSet(0), written.sumThenReset(), read.sumThenReset());
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        calls.incrementAndGet();
        return switch (context.request()) {
            case GetItemRequest r -> r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case QueryRequest r -> r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case PutItemRequest r -> r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case UpdateItemRequest r ->
                r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case DeleteItemRequest r ->
                r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case TransactWriteItemsRequest r ->
                r.toBuilder().returnConsumedCapacity(TOTAL).build();
            default -> throw new IllegalStateException("not counted: " + context.request());
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case GetItemResponse r -> count(read, r.consumedCapacity());
            case QueryResponse r -> count(read, r.consumedCapacity());
            case PutItemResponse r -> count(written, r.consumedCapacity());
            case UpdateItemResponse r -> count(written, r.consumedCapacity());
            case DeleteItemResponse r -> count(written, r.consumedCapacity());
            case TransactWriteItemsResponse r -> count(written, r.consumedCapacity());
            default -> throw new IllegalStateException("not counted: " + context.response());
        }
    }

    private static void count(DoubleAdder units, ConsumedCapacity capacity) {
        units.add(capacity.capacityUnits());
    }

    private static void count(DoubleAdder units, List<ConsumedCapacity> ofTables) {
        ofTables.forEach(capacity -> count(units, capacity));
    }
}
