package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.cloud.sqs.Message;
import dev.groundwork.localstack.cloud.sqs.QueueSnapshot;
import dev.groundwork.localstack.cloud.sqs.Queues;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.runner.control.QueueOperations;
import dev.groundwork.localstack.runner.events.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The queues of the template with their messages, for people and tests. */
final class QueuesView implements QueueOperations {

    private final Queues queues;

    QueuesView(Queues queues) {
        this.queues = queues;
    }

    @Override
    public Map<String, Object> all() {
        var snapshots = queues.snapshot();
        var items = new ArrayList<Map<String, Object>>();
        for (var queue : snapshots) {
            if (!Rules.isOwn(queue.name())) {
                items.add(item(queue, snapshots));
            }
        }
        return Map.of("items", items);
    }

    private static Map<String, Object> item(QueueSnapshot queue, List<QueueSnapshot> all) {
        var item = new LinkedHashMap<String, Object>();
        item.put("name", queue.name());
        item.put("deadLettersOf", sources(queue.name(), all));
        item.put("waiting", queue.visible());
        item.put("inFlight", queue.inFlight());
        item.put("delayed", queue.messages().size() - queue.visible() - queue.inFlight());
        item.put("messages", messages(queue.messages()));
        return item;
    }

    /** The queues whose dead letters go to this one. */
    private static List<String> sources(String name, List<QueueSnapshot> all) {
        return all.stream()
                .filter(other -> other.deadLetterQueue().stream().anyMatch(name::equals))
                .map(QueueSnapshot::name)
                .toList();
    }

    private static List<Map<String, Object>> messages(List<Message> messages) {
        var items = new ArrayList<Map<String, Object>>();
        for (var message : messages) {
            var item = new LinkedHashMap<String, Object>();
            item.put("id", message.id());
            item.put("body", message.body());
            item.put("sentAt", Instant.ofEpochMilli(message.sentAt()).toString());
            item.put("receiveCount", message.receiveCount());
            items.add(item);
        }
        return items;
    }

    @Override
    public Redrive redrive(String queue) {
        if (isUnknown(queue)) {
            return new Redrive.Unknown();
        }
        try {
            return new Redrive.Moved(queues.redrive(queue), sources(queue, queues.snapshot()));
        } catch (AwsError refused) {
            return new Redrive.Refused(String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public boolean purge(String queue) {
        if (isUnknown(queue)) {
            return false;
        }
        queues.purge(queue);
        return true;
    }

    private boolean isUnknown(String queue) {
        return Rules.isOwn(queue) || !queues.names().contains(queue);
    }
}
