package dev.groundwork.localstack.cloud.sqs;

import dev.groundwork.localstack.cloud.store.LineJournal;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The queues by name and the journal they come from: a change is written first, then applied. The journal is cut down when it has many
 * more lines than there are messages. Guarded by the lock of {@link Queues}.
 */
final class QueueBook {

    private static final int SPARE_LINES = 10_000;
    private static final int LINES_PER_MESSAGE = 4;

    private final NavigableMap<String, Queue> byName;
    private final LineJournal journal;

    private QueueBook(NavigableMap<String, Queue> byName, LineJournal journal) {
        this.byName = byName;
        this.journal = journal;
    }

    static QueueBook open(Path file) {
        var byName = new TreeMap<String, Queue>();
        return new QueueBook(byName, LineJournal.open(file, line -> apply(byName, Change.parse(line))));
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    Optional<Queue> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Queue queue(String name) {
        return find(name).orElseThrow(() -> new AwsError("QueueDoesNotExist", "The specified queue does not exist."));
    }

    void commit(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        journal.append(changes.stream().map(Change::line).toList());
        changes.forEach(change -> apply(byName, change));
        long live = byName.values().stream().mapToLong(Queue::size).sum();
        if (journal.lines() > SPARE_LINES + LINES_PER_MESSAGE * live) {
            journal.replace(byName.values().stream()
                    .flatMap(queue -> queue.changes().stream())
                    .map(Change::line)
                    .toList());
        }
    }

    /** Removes what is older than the queue keeps it. */
    void expire(Queue queue, long now) {
        commit(queue.expired(now).stream()
                .<Change>map(message -> new Change.Removed(queue.name(), message.id()))
                .toList());
    }

    /** Moves what was received too often to the dead-letter queue; where there is none, it stays. */
    void redrive(Queue queue, long now) {
        var redrive = queue.attributes().redrive();
        var target = redrive.flatMap(r -> find(r.deadLetterQueue())).filter(dead -> dead != queue);
        if (redrive.isEmpty() || target.isEmpty()) {
            return;
        }
        var changes = new ArrayList<Change>();
        long sequence = target.get().nextSequence();
        for (var message : queue.visible(now, Queues.MAX_MESSAGES)) {
            if (message.receiveCount() >= redrive.get().maxReceiveCount()) {
                changes.add(new Change.Put(target.get().name(), message.redriven(now, sequence++)));
                changes.add(new Change.Removed(queue.name(), message.id()));
            }
        }
        commit(changes);
    }

    /** The changes that move what waits in a dead-letter queue back to the one queue whose dead letters it takes: two for each message. */
    List<Change> back(String deadLetterQueue, long now, Ids ids) {
        var dead = queue(deadLetterQueue);
        var sources = byName.values().stream()
                .filter(queue -> queue.attributes()
                        .redrive()
                        .filter(redrive -> redrive.deadLetterQueue().equals(deadLetterQueue))
                        .isPresent())
                .toList();
        if (sources.size() != 1) {
            throw new AwsError(
                    "InvalidParameterValue", "Source queue must be configured as a Dead Letter Queue of one queue.");
        }
        var source = sources.getFirst();
        var changes = new ArrayList<Change>();
        long sequence = source.nextSequence();
        for (var message : dead.visible(now, Queues.MAX_MESSAGES)) {
            changes.add(new Change.Put(source.name(), message.anew(ids.uuid(), now, sequence++)));
            changes.add(new Change.Removed(deadLetterQueue, message.id()));
        }
        return changes;
    }

    private static void apply(NavigableMap<String, Queue> byName, Change change) {
        switch (change) {
            case Change.Made made ->
                byName.computeIfAbsent(made.queue(), Queue::new).apply(made);
            case Change.Dropped(var name) -> byName.remove(name);
            case Change.Put put -> there(byName, put).apply(put);
            case Change.Removed removed -> there(byName, removed).apply(removed);
            case Change.Deduplicates known -> there(byName, known).apply(known);
        }
    }

    private static Queue there(NavigableMap<String, Queue> byName, Change change) {
        return Optional.ofNullable(byName.get(change.queue()))
                .orElseThrow(
                        () -> new IllegalStateException("a change of a queue that is not there: " + change.queue()));
    }

    void close() throws IOException {
        journal.close();
    }
}
