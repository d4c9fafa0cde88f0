package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.CloudService;
import dev.groundwork.localstack.cloud.events.EventBridge;
import dev.groundwork.localstack.cloud.s3.S3;
import dev.groundwork.localstack.cloud.s3.S3Options;
import dev.groundwork.localstack.cloud.secrets.RotationInvoker;
import dev.groundwork.localstack.cloud.secrets.SecretsManager;
import dev.groundwork.localstack.cloud.ses.Mailbox;
import dev.groundwork.localstack.cloud.ses.Ses;
import dev.groundwork.localstack.cloud.sqs.Queues;
import dev.groundwork.localstack.cloud.sqs.Sqs;
import dev.groundwork.localstack.runner.cloud.CloudCall;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.runner.cloud.QueueClient;
import dev.groundwork.localstack.runner.events.Rules;
import dev.groundwork.localstack.runner.lambda.JavaLauncher;
import dev.groundwork.localstack.runner.tables.TableMaker;
import dev.groundwork.localstack.runner.template.Resources;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The stand-ins of AWS, with what the template has of each.
 *
 * @param services by the names that signatures have for them
 * @param tablesAreNew whether a table was missing
 * @param mailbox the mails that SES has sent
 * @param queueClient this program as a client of {@code queues}
 */
record CloudServices(
        Map<String, CloudService> services,
        JsonClient dynamoDb,
        boolean tablesAreNew,
        Mailbox mailbox,
        SecretsManager secrets,
        Queues queues,
        QueueClient queueClient,
        EventBridge events)
        implements AutoCloseable {

    private static final String NO_SERVICE =
            "{\"__type\":\"UnknownOperationException\",\"message\":\"There is no stand-in for this service\"}";
    private static final int NOT_FOUND = 404;

    /**
     * Opens what the folder holds, and makes what is missing of the template.
     *
     * @param endpoint where the stand-ins answer
     * @param origin whose pages may use presigned addresses
     * @param time the system's, by which the SDK signs addresses: S3 knows no other
     * @param rotation calls the functions that rotate secrets
     */
    static CloudServices open(
            Template template,
            CloudService dynamoDb,
            Path home,
            String endpoint,
            String origin,
            InstantSource clock,
            InstantSource time,
            RandomGenerator random,
            RotationInvoker rotation)
            throws InterruptedException {
        var mailbox = Mailbox.open(home.resolve("mailbox"));
        var secrets = new SecretsManager(home.resolve("secrets.json"), clock, random, rotation);
        var queues = Queues.open(home.resolve("queues.jsonl"), clock, random);
        new QueueMaker(queues).make(template);
        var sqs = new Sqs(queues);
        var queueClient = new QueueClient(new JsonClient(sqs, "AmazonSQS"), endpoint, Resources.ACCOUNT);
        var rules = new Rules(template, queueClient::send);
        var events = new EventBridge(clock, random, rules);
        var s3 = new S3(home.resolve("objects"), S3Options.of(JavaLauncher.SECRET_KEY, Set.of(origin)), time, random);
        template.buckets().values().forEach(bucket -> s3.createBucket(bucket.name()));
        var services = Map.<String, CloudService>of(
                "dynamodb", dynamoDb,
                "ses", new Ses(mailbox, clock, random, feedback -> rules.onEvent(feedback.event())),
                "secretsmanager", secrets,
                "sqs", sqs,
                "events", events,
                "s3", s3);
        var client = new JsonClient(dynamoDb, "DynamoDB_20120810");
        var tablesAreNew = new TableMaker(client).make(template.tables().values());
        return new CloudServices(services, client, tablesAreNew, mailbox, secrets, queues, queueClient, events);
    }

    /** Answers a call as its service does. */
    Optional<CloudResponse> answer(CloudCall call) {
        var service = Optional.ofNullable(services.get(call.service()));
        return Optional.of(service.map(s -> s.handle(call.request()))
                .orElseGet(() -> CloudResponse.text(NOT_FOUND, "application/x-amz-json-1.1", NO_SERVICE)));
    }

    @Override
    public void close() throws IOException {
        queues.close();
    }
}
