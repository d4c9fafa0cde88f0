package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The reason that one part of a transaction gave for its cancellation.
 *
 * @param message null where the code says all
 * @param found the item that a failed condition shows
 */
public record CancellationReason(String code, @Nullable String message, Optional<Row> found) {

    /** This part was not in the way. */
    public static CancellationReason none() {
        return new CancellationReason("None", null, Optional.empty());
    }

    /** Another writer was at the item. */
    public static CancellationReason conflict() {
        return new CancellationReason("TransactionConflict", "Transaction is ongoing for the item", Optional.empty());
    }

    static CancellationReason conditionFailed(Optional<Row> found) {
        return new CancellationReason("ConditionalCheckFailed", "The conditional request failed", found);
    }

    static CancellationReason invalid(String message) {
        return new CancellationReason("ValidationError", message, Optional.empty());
    }

    /** The error that carries the reasons, one for each part and in their order. */
    public static DynamoDbError cancelled(List<CancellationReason> reasons) {
        var members = JsonNodeFactory.instance.objectNode();
        var list = members.putArray("CancellationReasons");
        for (var reason : reasons) {
            var node = list.addObject().put("Code", reason.code());
            if (reason.message() != null) {
                node.put("Message", reason.message());
            }
            reason.found().ifPresent(row -> node.set("Item", ValueJson.write(row.item())));
        }
        var codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
        return DynamoDbError.of(
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes,
                members);
    }
}
