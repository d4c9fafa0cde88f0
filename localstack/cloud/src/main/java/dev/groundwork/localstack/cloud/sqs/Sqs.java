package dev.groundwork.localstack.cloud.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.CloudService;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.JsonProtocol;
import dev.groundwork.localstack.cloud.wire.Members;
import java.util.Map;
import java.util.TreeMap;

/** Amazon SQS (JSON 1.0, as SDKs of today speak it) over {@link Queues}. */
public final class Sqs implements CloudService {

    private static final String ACCOUNT = "000000000000";
    private static final String OLD = "AWS.SimpleQueueService.";
    private static final JsonProtocol PROTOCOL = new JsonProtocol(
            "1.0",
            "InvalidParameterValue",
            Map.ofEntries(
                    Map.entry("QueueDoesNotExist", OLD + "NonExistentQueue"),
                    Map.entry("QueueNameExists", "QueueAlreadyExists"),
                    Map.entry("MessageNotInflight", OLD + "MessageNotInflight"),
                    Map.entry("EmptyBatchRequest", OLD + "EmptyBatchRequest"),
                    Map.entry("TooManyEntriesInBatchRequest", OLD + "TooManyEntriesInBatchRequest"),
                    Map.entry("BatchEntryIdsNotDistinct", OLD + "BatchEntryIdsNotDistinct"),
                    Map.entry("BatchRequestTooLong", OLD + "BatchRequestTooLong")));

    private final Queues queues;
    private final MessageOperations messages;

    /** Over these queues. */
    public Sqs(Queues queues) {
        this.queues = queues;
        this.messages = new MessageOperations(queues);
    }

    /** The ARN of a queue of this name. */
    public static String arn(String queue) {
        return "arn:aws:sqs:eu-central-1:" + ACCOUNT + ":" + queue;
    }

    /** The path of a queue of this name below the endpoint: {@code /000000000000/<name>}. */
    public static String path(String queue) {
        return "/" + ACCOUNT + "/" + queue;
    }

    @Override
    public CloudResponse handle(CloudRequest request) {
        return PROTOCOL.answer(request, members -> switch (request.operation()) {
            case "CreateQueue" -> create(request, members);
            case "GetQueueUrl" -> url(request, members.text("QueueName"));
            case "ListQueues" -> list(request, members);
            case "GetQueueAttributes" -> attributes(members);
            case "SetQueueAttributes" -> set(members);
            case "PurgeQueue" -> {
                queues.purge(name(members));
                yield JsonProtocol.object();
            }
            case "DeleteQueue" -> {
                queues.drop(name(members));
                yield JsonProtocol.object();
            }
            case "SendMessage" -> messages.send(members, request.caller());
            case "ReceiveMessage" -> messages.receive(members);
            case "DeleteMessage" -> messages.delete(members);
            case "ChangeMessageVisibility" -> messages.changeVisibility(members);
            case "SendMessageBatch" -> messages.sendBatch(members, request.caller());
            case "DeleteMessageBatch" -> messages.deleteBatch(members);
            case "ChangeMessageVisibilityBatch" -> messages.changeVisibilityBatch(members);
            default -> throw JsonProtocol.unknownOperation(request);
        });
    }

    private ObjectNode create(CloudRequest request, Members members) {
        var name = members.text("QueueName");
        queues.create(name, new QueueAttributes(members.map("Attributes")));
        return url(request, name);
    }

    private ObjectNode set(Members members) {
        var name = name(members);
        var all = new TreeMap<>(queues.snapshot(name).attributes().given());
        all.putAll(members.map("Attributes"));
        queues.configure(name, new QueueAttributes(all));
        return JsonProtocol.object();
    }

    private ObjectNode url(CloudRequest request, String name) {
        queues.snapshot(name);
        return JsonProtocol.object().put("QueueUrl", address(request, name));
    }

    private ObjectNode list(CloudRequest request, Members members) {
        var prefix = members.optional("QueueNamePrefix").orElse("");
        var answer = JsonProtocol.object();
        var urls = answer.putArray("QueueUrls");
        queues.names().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> urls.add(address(request, name)));
        return answer;
    }

    private static String address(CloudRequest request, String name) {
        return "http://" + request.header("host") + path(name);
    }

    private ObjectNode attributes(Members members) {
        var queue = queues.snapshot(name(members));
        var all = new TreeMap<>(queue.attributes().all());
        all.put("QueueArn", arn(queue.name()));
        all.putAll(queue.counts());
        var wanted = members.texts("AttributeNames");
        var answer = JsonProtocol.object();
        var attributes = answer.putObject("Attributes");
        for (var name : wanted.contains("All") ? all.keySet() : wanted) {
            var value = all.get(name);
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return answer;
    }

    /** The queue's name: the end of its address, whatever host stands before it. */
    static String name(Members members) {
        var url = members.text("QueueUrl");
        var name = url.substring(url.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            throw new AwsError("QueueDoesNotExist", "The specified queue does not exist.");
        }
        return name;
    }
}
