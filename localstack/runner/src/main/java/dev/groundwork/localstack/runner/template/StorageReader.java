package dev.groundwork.localstack.runner.template;

import java.time.Duration;
import java.util.Optional;

/** Reads tables, queues and buckets. */
final class StorageReader {

    private static final int VISIBILITY_SECONDS = 30;
    private static final int MAX_VISIBILITY = 43_200;
    private static final int MAX_DELAY = 900;

    private StorageReader() {}

    static Template.TableResource table(Properties table, String name) {
        table.allow(
                "TableName",
                "BillingMode",
                "OnDemandThroughput",
                "DeletionProtectionEnabled",
                "AttributeDefinitions",
                "KeySchema",
                "GlobalSecondaryIndexes",
                "PointInTimeRecoverySpecification",
                "SSESpecification",
                "StreamSpecification",
                "TimeToLiveSpecification",
                "TableClass",
                "Tags");
        return new Template.TableResource(table.where(), name, table.members());
    }

    static Template.QueueResource queue(Properties queue) {
        queue.allow(
                "QueueName",
                "VisibilityTimeout",
                "DelaySeconds",
                "MessageRetentionPeriod",
                "ReceiveMessageWaitTimeSeconds",
                "MaximumMessageSize",
                "SqsManagedSseEnabled",
                "KmsMasterKeyId",
                "RedrivePolicy",
                "RedriveAllowPolicy",
                "Tags");
        var redrive = queue.child("RedrivePolicy").allow("deadLetterTargetArn", "maxReceiveCount");
        return new Template.QueueResource(
                queue.where(),
                Duration.ofSeconds(queue.number("VisibilityTimeout", VISIBILITY_SECONDS, 0, MAX_VISIBILITY)),
                Duration.ofSeconds(queue.number("DelaySeconds", 0, 0, MAX_DELAY)),
                redrive.text("deadLetterTargetArn").map(Resources::lastPart),
                queue.has("RedrivePolicy") ? redrive.number("maxReceiveCount", 0, 1, 1000) : Integer.MAX_VALUE);
    }

    static Template.BucketResource bucket(Properties bucket, String name) {
        bucket.allow(
                "BucketName",
                "BucketEncryption",
                "CorsConfiguration",
                "LifecycleConfiguration",
                "OwnershipControls",
                "PublicAccessBlockConfiguration",
                "VersioningConfiguration",
                "Tags");
        return new Template.BucketResource(
                bucket.where(), Optional.of(name).filter(n -> !n.isEmpty()).orElseThrow());
    }
}
