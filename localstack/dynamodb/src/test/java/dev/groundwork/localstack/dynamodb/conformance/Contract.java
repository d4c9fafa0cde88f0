package dev.groundwork.localstack.dynamodb.conformance;

/** A part of what DynamoDB promises, to be kept by whatever the endpoint is. */
public interface Contract {

    /** Returns the endpoint that is asked. */
    Endpoint endpoint();
}
