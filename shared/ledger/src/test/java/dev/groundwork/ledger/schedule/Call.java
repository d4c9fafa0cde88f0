package dev.groundwork.ledger.schedule;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** A call from outside: one step of a schedule. */
public sealed interface Call {

    /** A call to DynamoDB, which is one step there. */
    record Request(DynamoDbRequest request) implements Call {

        @Override
        public String toString() {
            return request.getClass().getSimpleName();
        }
    }

    /** A look at the clock. */
    record Clock() implements Call {}

    /** A wait before a held lock. */
    record Rest() implements Call {}
}
