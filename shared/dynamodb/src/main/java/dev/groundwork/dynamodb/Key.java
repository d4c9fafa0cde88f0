package dev.groundwork.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The primary key of an item. Every table has the same two key attributes.
 *
 * @param pk the partition: what is read and written together
 * @param sk the item within it
 */
public record Key(String pk, String sk) {

    /** Name of the partition key attribute in every table. */
    public static final String PK = "pk";

    /** Name of the sort key attribute in every table. */
    public static final String SK = "sk";

    /** The key as DynamoDB takes it. */
    public Map<String, AttributeValue> attributes() {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }
}
