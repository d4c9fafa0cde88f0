package dev.groundwork.ledger.store;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Takes one condition out of every write. */
public record RemovedCondition(String condition) implements ExecutionInterceptor, UnaryOperator<DynamoDbRequest> {

    private static final String ALWAYS = " OR attribute_exists(pk) OR attribute_not_exists(pk))";

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return context.request() instanceof DynamoDbRequest request ? apply(request) : context.request();
    }

    @Override
    public DynamoDbRequest apply(DynamoDbRequest request) {
        return switch (request) {
            case UpdateItemRequest update
            when update.conditionExpression() != null ->
                update.toBuilder()
                        .conditionExpression(without(update.conditionExpression()))
                        .build();
            case PutItemRequest put
            when put.conditionExpression() != null ->
                put.toBuilder()
                        .conditionExpression(without(put.conditionExpression()))
                        .build();
            case TransactWriteItemsRequest transaction ->
                transaction.toBuilder()
                        .transactItems(transaction.transactItems().stream()
                                .map(this::without)
                                .toList())
                        .build();
            default -> request;
        };
    }

    private TransactWriteItem without(TransactWriteItem item) {
        var update = item.update();
        if (update != null && update.conditionExpression() != null) {
            return TransactWriteItem.builder()
                    .update(update.toBuilder()
                            .conditionExpression(without(update.conditionExpression()))
                            .build())
                    .build();
        }
        var put = item.put();
        return put == null || put.conditionExpression() == null
                ? item
                : TransactWriteItem.builder()
                        .put(put.toBuilder()
                                .conditionExpression(without(put.conditionExpression()))
                                .build())
                        .build();
    }

    /** DynamoDB asks for every value to be used, so the condition stays, as a part of one that always holds. */
    private String without(String text) {
        return text.replace(condition, "(" + condition + ALWAYS);
    }
}
