package dev.groundwork.localstack.cloud.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.JsonProtocol;
import dev.groundwork.localstack.cloud.wire.Members;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The operations on messages, one or ten at a time. */
final class MessageOperations {

    private static final int MAX_BATCH = 10;
    private static final int MAX_BATCH_BYTES = 262_144;
    private static final int MAX_VISIBILITY = 43_200;
    private static final int MAX_WAIT = 20;

    private final Queues queues;

    MessageOperations(Queues queues) {
        this.queues = queues;
    }

    ObjectNode send(Members request, String caller) {
        return send(Sqs.name(request), MessageReader.outgoing(request, caller));
    }

    private ObjectNode send(String queue, Outgoing outgoing) {
        var sent = queues.send(queue, outgoing);
        var answer = JsonProtocol.object()
                .put("MessageId", sent.messageId())
                .put("MD5OfMessageBody", MessageDigests.md5(outgoing.body()));
        if (!outgoing.attributes().isEmpty()) {
            answer.put("MD5OfMessageAttributes", MessageDigests.md5(outgoing.attributes()));
        }
        if (outgoing.group() != null) {
            answer.put("SequenceNumber", "%020d".formatted(sent.sequence()));
        }
        return answer;
    }

    ObjectNode receive(Members request) {
        var name = Sqs.name(request);
        var queue = queues.snapshot(name).attributes();
        int most = request.number("MaxNumberOfMessages", 1, MAX_BATCH).orElse(1);
        var visibility = request.number("VisibilityTimeout", 0, MAX_VISIBILITY)
                .map(Duration::ofSeconds)
                .orElse(queue.visibility());
        var wait = request.number("WaitTimeSeconds", 0, MAX_WAIT)
                .map(Duration::ofSeconds)
                .orElse(queue.longPoll());
        var answer = JsonProtocol.object();
        var list = answer.putArray("Messages");
        try {
            queues.receive(name, most, visibility, wait).forEach(m -> list.add(MessageReader.received(m, request)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsError(503, "ServiceUnavailable", "The stand-in is being stopped.");
        }
        return answer;
    }

    ObjectNode delete(Members request) {
        queues.delete(Sqs.name(request), request.text("ReceiptHandle"));
        return JsonProtocol.object();
    }

    ObjectNode changeVisibility(Members request) {
        var visibility = request.number("VisibilityTimeout", 0, MAX_VISIBILITY)
                .orElseThrow(() -> new AwsError("MissingParameter", "VisibilityTimeout is missing"));
        queues.changeVisibility(Sqs.name(request), request.text("ReceiptHandle"), Duration.ofSeconds(visibility));
        return JsonProtocol.object();
    }

    ObjectNode sendBatch(Members request, String caller) {
        var name = Sqs.name(request);
        int size = request.objects("Entries").stream()
                .map(entry -> MessageReader.outgoing(entry, caller))
                .mapToInt(Sending::size)
                .sum();
        if (size > MAX_BATCH_BYTES) {
            throw new AwsError("BatchRequestTooLong", "The batch is longer than " + MAX_BATCH_BYTES + " bytes.");
        }
        return batch(request, entry -> send(name, MessageReader.outgoing(entry, caller)));
    }

    ObjectNode deleteBatch(Members request) {
        var name = Sqs.name(request);
        return batch(request, entry -> {
            queues.delete(name, entry.text("ReceiptHandle"));
            return JsonProtocol.object();
        });
    }

    ObjectNode changeVisibilityBatch(Members request) {
        var name = Sqs.name(request);
        return batch(request, entry -> {
            int visibility =
                    entry.number("VisibilityTimeout", 0, MAX_VISIBILITY).orElse(0);
            queues.changeVisibility(name, entry.text("ReceiptHandle"), Duration.ofSeconds(visibility));
            return JsonProtocol.object();
        });
    }

    /** Each entry by itself: what is refused fails alone. */
    private ObjectNode batch(Members request, Function<Members, ObjectNode> one) {
        queues.snapshot(Sqs.name(request));
        var entries = request.objects("Entries");
        checkIds(entries.stream().map(entry -> entry.text("Id")).toList());
        var answer = JsonProtocol.object();
        var successful = answer.putArray("Successful");
        var failed = answer.putArray("Failed");
        for (var entry : entries) {
            try {
                successful.add(one.apply(entry).put("Id", entry.text("Id")));
            } catch (AwsError refusal) {
                failed.addObject()
                        .put("Id", entry.text("Id"))
                        .put("SenderFault", true)
                        .put("Code", refusal.code())
                        .put("Message", refusal.text());
            }
        }
        return answer;
    }

    private static void checkIds(List<String> ids) {
        if (ids.isEmpty()) {
            throw new AwsError("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (ids.size() > MAX_BATCH) {
            throw new AwsError("TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10.");
        }
        if (ids.stream().distinct().count() < ids.size()) {
            throw new AwsError("BatchEntryIdsNotDistinct", "Two entries have the same id.");
        }
    }
}
