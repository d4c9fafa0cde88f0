package dev.groundwork.ledger.schedule;

import dev.groundwork.kernel.Pause;
import dev.groundwork.kernel.ProductClock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The outside of a ledger: its client, its clock, its waits. Each call is answered by a function, which may throw to end the request. */
public record ScriptedClient(Function<Call, Reply> outside) implements DynamoDbClient, ProductClock, Pause {

    /** Returns one that gives these replies again, and stops who asks for more. */
    public static ScriptedClient of(List<Reply> replies) {
        var rest = replies.iterator();
        return new ScriptedClient(call -> {
            if (rest.hasNext()) {
                return rest.next();
            }
            throw new NotYet(call);
        });
    }

    /** Nobody has answered this call yet. */
    public static final class NotYet extends RuntimeException {

        private final transient Call call;

        NotYet(Call call) {
            super(call.toString(), null, false, false);
            this.call = call;
        }

        Call call() {
            return call;
        }
    }

    private <T extends DynamoDbResponse> T ask(DynamoDbRequest request, Class<T> type) {
        return switch (outside.apply(new Call.Request(request))) {
            case Reply.Done(var response) -> type.cast(response);
            case Reply.Refused(var found) ->
                throw refusal(found.map(item ->
                                ConditionalCheckFailedException.builder().item(item))
                        .orElseGet(ConditionalCheckFailedException::builder));
            case Reply.Cancelled(var failed) -> throw cancelled(failed, "ConditionalCheckFailed");
            case Reply.Failed(var fault) -> throw failure(request, fault);
            case Reply.Time time -> throw new AssertionError("the time is no answer to " + request);
            case Reply.Rested rested -> throw new AssertionError("a rest is no answer to " + request);
        };
    }

    private static RuntimeException refusal(ConditionalCheckFailedException.Builder refusal) {
        return refusal.writableStackTrace(false).build();
    }

    private static RuntimeException cancelled(List<Boolean> failed, String code) {
        var reasons = failed.stream()
                .map(f -> CancellationReason.builder().code(f ? code : "None").build())
                .toList();
        return TransactionCanceledException.builder()
                .cancellationReasons(reasons)
                .writableStackTrace(false)
                .build();
    }

    private static RuntimeException failure(DynamoDbRequest request, Reply.Fault fault) {
        return switch (fault) {
            case CONFLICT ->
                request instanceof TransactWriteItemsRequest transaction
                        ? cancelled(
                                transaction.transactItems().stream()
                                        .map(i -> true)
                                        .toList(),
                                "TransactionConflict")
                        : TransactionConflictException.builder()
                                .writableStackTrace(false)
                                .build();
            case THROTTLED ->
                ProvisionedThroughputExceededException.builder()
                        .writableStackTrace(false)
                        .build();
            case LOST -> SdkClientException.create("no answer");
        };
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return ask(request, GetItemResponse.class);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return ask(request, QueryResponse.class);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return ask(request, PutItemResponse.class);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return ask(request, UpdateItemResponse.class);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return ask(request, DeleteItemResponse.class);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return ask(request, TransactWriteItemsResponse.class);
    }

    @Override
    public Instant instant() {
        return ((Reply.Time) outside.apply(new Call.Clock())).now();
    }

    @Override
    public void millis(long count) {
        if (!(outside.apply(new Call.Rest()) instanceof Reply.Rested)) {
            throw new AssertionError("a wait ends by itself");
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
