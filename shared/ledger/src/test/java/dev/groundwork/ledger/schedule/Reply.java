package dev.groundwork.ledger.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** The reply to a call. A request to a ledger is a function of its replies, so equal replies leave it in equal states. */
public sealed interface Reply {

    record Done(DynamoDbResponse response) implements Reply {}

    record Refused(Optional<Map<String, AttributeValue>> found) implements Reply {}

    /** A transaction was, by the conditions of these of its writes. */
    record Cancelled(List<Boolean> failed) implements Reply {

        public Cancelled {
            failed = List.copyOf(failed);
        }
    }

    /** It was not answered as it should. */
    record Failed(Fault fault) implements Reply {}

    /** The behaviour of the service or of the way to it. */
    enum Fault {
        /** Another transaction is at the item; nothing happened. */
        CONFLICT,
        /** Too fast; nothing happened. */
        THROTTLED,
        /** No answer came, though it happened. */
        LOST
    }

    record Time(Instant now) implements Reply {}

    record Rested() implements Reply {}
}
