package dev.groundwork.localstack.cloud.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One queue in memory. Changed only by {@link #apply}; guarded by the lock of {@link Queues}. */
final class Queue {

    /** For how long SQS knows a deduplication id. */
    static final Duration DEDUPLICATION = Duration.ofMinutes(5);

    private final String name;
    private QueueAttributes attributes = new QueueAttributes(Map.of());
    private final NavigableMap<Long, Message> bySequence = new TreeMap<>();
    private final Map<String, Long> sequenceById = new HashMap<>();
    private final LinkedHashMap<String, Change.Deduplicates> deduplicated = new LinkedHashMap<>();
    private long lastSequence;

    Queue(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    QueueAttributes attributes() {
        return attributes;
    }

    void apply(Change change) {
        switch (change) {
            case Change.Put(var queue, var message) -> {
                bySequence.put(message.sequence(), message);
                sequenceById.put(message.id(), message.sequence());
                lastSequence = Math.max(lastSequence, message.sequence());
            }
            case Change.Removed(var queue, var id) ->
                Optional.ofNullable(sequenceById.remove(id)).ifPresent(bySequence::remove);
            case Change.Deduplicates known -> {
                deduplicated.remove(known.deduplicationId());
                deduplicated.put(known.deduplicationId(), known);
                lastSequence = Math.max(lastSequence, known.sequence());
                deduplicated.values().removeIf(k -> k.at() <= known.at() - DEDUPLICATION.toMillis());
            }
            case Change.Made(var queue, var given) -> attributes = new QueueAttributes(given);
            case Change.Dropped dropped -> throw new IllegalStateException("dropped by its owner: " + name);
        }
    }

    /** Everything there is, as changes that give it again. */
    List<Change> changes() {
        var changes = new ArrayList<Change>();
        changes.add(new Change.Made(name, attributes.given()));
        changes.addAll(deduplicated.values());
        bySequence.values().forEach(message -> changes.add(new Change.Put(name, message)));
        return changes;
    }

    long nextSequence() {
        return lastSequence + 1;
    }

    int size() {
        return bySequence.size();
    }

    List<Message> messages() {
        return List.copyOf(bySequence.values());
    }

    Optional<Message> message(String id) {
        return Optional.ofNullable(sequenceById.get(id)).map(bySequence::get);
    }

    Optional<Change.Deduplicates> known(String deduplicationId, long now) {
        return Optional.ofNullable(deduplicated.get(deduplicationId))
                .filter(known -> known.at() > now - DEDUPLICATION.toMillis());
    }

    /** The messages that can be received now, oldest first; in a FIFO queue none of a group that waits for an earlier one. */
    List<Message> visible(long now, int most) {
        var visible = new ArrayList<Message>();
        var blocked = new HashSet<String>();
        for (var message : bySequence.values()) {
            if (visible.size() == most) {
                break;
            }
            var group = message.group();
            if (group != null && blocked.contains(group)) {
                continue;
            }
            if (message.isVisible(now)) {
                visible.add(message);
            } else if (group != null) {
                blocked.add(group);
            }
        }
        return visible;
    }

    /** The messages that are older than the queue keeps them. */
    List<Message> expired(long now) {
        long before = now - attributes.retention().toMillis();
        return bySequence.values().stream()
                .takeWhile(message -> message.sentAt() <= before)
                .toList();
    }
}
