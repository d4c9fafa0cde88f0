package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.dynamodb.DynamoDbEngine;
import dev.groundwork.localstack.runner.cloud.CloudEndpoint;
import dev.groundwork.localstack.runner.cloud.DynamoDb;
import dev.groundwork.localstack.runner.cloud.SecretsManager;
import dev.groundwork.localstack.runner.cloud.Ses;
import dev.groundwork.localstack.runner.cloud.Sqs;
import dev.groundwork.localstack.runner.control.CapacityMeter;
import java.util.Map;

/**
 * The stand-ins of AWS.
 *
 * @param engine keeps the tables
 * @param dynamoDb the engine behind DynamoDB's protocol
 * @param capacity the same, measured for each route
 */
record Cloud(
        DynamoDbEngine engine,
        DynamoDb dynamoDb,
        CapacityMeter capacity,
        Ses mailbox,
        SecretsManager secrets,
        Sqs queues) {

    /** Lets them answer at this address. */
    void startAt(CloudEndpoint endpoint) {
        endpoint.start(Map.of("dynamodb", capacity, "ses", mailbox, "secretsmanager", secrets, "sqs", queues));
    }

    /** The SDK's own variables that lead to this address. */
    static Map<String, String> endpoints(CloudEndpoint endpoint) {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", endpoint.url(),
                "AWS_ENDPOINT_URL_SES", endpoint.url(),
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoint.url(),
                "AWS_ENDPOINT_URL_SQS", endpoint.url());
    }
}
