package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.cloud.sqs.Message;
import dev.groundwork.localstack.cloud.sqs.Queues;
import dev.groundwork.localstack.runner.events.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The queues of the template with their messages, for people and tests. */
final class QueuesView {

    private final Queues queues;

    QueuesView(Queues queues) {
        this.queues = queues;
    }

    /** {@code {items:[{name, messages:[{id, body, sentAt, receiveCount}]}]}}. */
    Map<String, Object> json() {
        var items = new ArrayList<Map<String, Object>>();
        for (var queue : queues.snapshot()) {
            if (!Rules.isOwn(queue.name())) {
                items.add(Map.of("name", queue.name(), "messages", messages(queue.messages())));
            }
        }
        return Map.of("items", items);
    }

    private static List<Map<String, Object>> messages(List<Message> messages) {
        var items = new ArrayList<Map<String, Object>>();
        for (var message : messages) {
            var item = new LinkedHashMap<String, Object>();
            item.put("id", message.id());
            item.put("body", message.body());
            item.put("sentAt", java.time.Instant.ofEpochMilli(message.sentAt()).toString());
            item.put("receiveCount", message.receiveCount());
            items.add(item);
        }
        return items;
    }
}
