package dev.groundwork.localstack.cloud.sqs;

import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The queues and their messages: what {@link Sqs} serves and what the runner polls. Every change is in the journal before it counts, so
 * messages survive a restart. Delays, visibility and retention go by the given clock. One change at a time; a {@link AwsError} where SQS
 * would refuse.
 */
public final class Queues implements AutoCloseable {

    static final int MAX_QUEUES = 200;
    static final int MAX_MESSAGES = 100_000;
    static final int MAX_RECEIVE = 10;

    /** The interval at which a waiting receive looks again, since the clock may be moved. */
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo");

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final InstantSource clock;
    private final Ids ids;
    private final QueueBook book;
    private boolean closed;

    private Queues(Path file, InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.ids = new Ids(random);
        this.book = QueueBook.open(file);
    }

    /** The queues kept in this file, which is made if it is not there. */
    public static Queues open(Path file, InstantSource clock, RandomGenerator random) {
        return new Queues(file, clock, random);
    }

    /** The result of sending: the id and place of the message, the earlier one's where it is a duplicate. */
    public record Sent(String messageId, long sequence) {}

    /** Makes a queue; one of its name with the same attributes is left as it is, with others it is a refusal. */
    public void create(String name, QueueAttributes attributes) {
        locked(() -> {
            boolean nameIsFifo = name.endsWith(".fifo");
            if (!NAME.matcher(name).matches() || nameIsFifo != attributes.isFifo()) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "A name has up to 80 of A-Z a-z 0-9 - _, and that of a FIFO queue ends with .fifo");
            }
            var there = book.find(name).orElse(null);
            if (there == null && book.names().size() >= MAX_QUEUES) {
                throw new AwsError("OverLimit", "More than " + MAX_QUEUES + " queues");
            }
            if (there == null) {
                commit(List.of(new Change.Made(name, attributes.given())));
            } else if (!there.attributes().equals(attributes)) {
                throw new AwsError(
                        "QueueNameExists", "A queue already exists with the same name and a different value.");
            }
            return name;
        });
    }

    /** Makes a queue, or gives the one of this name these attributes; its messages stay. As CloudFormation does on an update. */
    public void configure(String name, QueueAttributes attributes) {
        locked(() -> {
            var there = book.find(name).orElse(null);
            if (there == null) {
                create(name, attributes);
            } else if (there.attributes().isFifo() != attributes.isFifo()) {
                throw new AwsError("InvalidAttributeName", "A queue stays what it is, FIFO or not.");
            } else if (!there.attributes().equals(attributes)) {
                commit(List.of(new Change.Made(name, attributes.given())));
            }
            return name;
        });
    }

    /** The names of all queues, in their order. */
    public List<String> names() {
        return locked(() -> book.names());
    }

    /** Every queue with its messages, those too old left out. */
    public List<QueueSnapshot> snapshot() {
        return locked(() -> {
            var all = new ArrayList<QueueSnapshot>();
            book.names().forEach(name -> all.add(current(name)));
            return all;
        });
    }

    /** One queue with its messages. */
    public QueueSnapshot snapshot(String name) {
        return locked(() -> current(name));
    }

    private QueueSnapshot current(String name) {
        var queue = book.queue(name);
        book.expire(queue, clock.millis());
        return new QueueSnapshot(name, queue.attributes(), queue.messages(), clock.millis());
    }

    /** Puts a message into a queue. In a FIFO queue a duplicate within five minutes is sent only once. */
    public Sent send(String name, Outgoing outgoing) {
        return locked(() -> {
            var queue = book.queue(name);
            var checked = Sending.checked(queue.attributes(), outgoing);
            var deduplicationId = Optional.ofNullable(checked.deduplicationId());
            long now = clock.millis();
            var known = deduplicationId.flatMap(id -> queue.known(id, now));
            return known.map(k -> new Sent(k.messageId(), k.sequence()))
                    .orElseGet(() -> put(name, queue, checked, now));
        });
    }

    private Sent put(String name, Queue queue, Outgoing outgoing, long now) {
        if (queue.size() >= MAX_MESSAGES) {
            throw new AwsError("OverLimit", "More than " + MAX_MESSAGES + " messages");
        }
        var delay =
                Optional.ofNullable(outgoing.delay()).orElse(queue.attributes().delay());
        var message = new Message(
                ids.uuid(),
                outgoing.body(),
                outgoing.attributes(),
                outgoing.group(),
                outgoing.deduplicationId(),
                outgoing.sender(),
                queue.nextSequence(),
                now,
                now + delay.toMillis(),
                null,
                0,
                null);
        var changes = new ArrayList<Change>(List.of(new Change.Put(name, message)));
        if (outgoing.deduplicationId() != null) {
            changes.add(
                    new Change.Deduplicates(name, outgoing.deduplicationId(), message.id(), message.sequence(), now));
        }
        commit(changes);
        return new Sent(message.id(), message.sequence());
    }

    /**
     * Up to {@code most} (at most 10) messages, hidden from now on for {@code visibility}. Waits for the first one up to {@code wait} of
     * real time; nothing when that has passed or the queues are closed. A message that was received too often moves to the dead-letter
     * queue instead.
     */
    public List<Message> receive(String name, int most, Duration visibility, Duration wait)
            throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed) {
                var received = take(name, Math.min(most, MAX_RECEIVE), visibility);
                long left = until - System.nanoTime();
                if (!received.isEmpty() || left <= 0) {
                    return received;
                }
                changed.awaitNanos(Math.min(left, LOOK_AGAIN));
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<Message> take(String name, int most, Duration visibility) {
        var queue = book.queue(name);
        long now = clock.millis();
        book.expire(queue, now);
        book.redrive(queue, now);
        var received = queue.visible(now, most).stream()
                .map(message -> message.received(now, now + visibility.toMillis(), Receipts.of(name, message, ids)))
                .toList();
        commit(received.stream()
                .<Change>map(message -> new Change.Put(name, message))
                .toList());
        return received;
    }

    /** Takes a received message out of its queue; one that is gone already, or was received again since, is left to that. */
    public void delete(String name, String receiptHandle) {
        locked(() -> {
            received(name, receiptHandle).ifPresent(message -> commit(List.of(new Change.Removed(name, message.id()))));
            return name;
        });
    }

    /** Hides a received message from now on for this long, zero for not at all; a refusal where it is not in flight. */
    public void changeVisibility(String name, String receiptHandle, Duration visibility) {
        locked(() -> {
            long now = clock.millis();
            var message = received(name, receiptHandle)
                    .filter(m -> m.isInFlight(now))
                    .orElseThrow(() -> new AwsError("MessageNotInflight", "The message is not in flight."));
            commit(List.of(new Change.Put(name, message.visibleAt(now + visibility.toMillis()))));
            return name;
        });
    }

    private Optional<Message> received(String name, String receiptHandle) {
        var queue = book.queue(name);
        return queue.message(Receipts.messageId(name, receiptHandle))
                .filter(message -> receiptHandle.equals(message.receiptHandle()));
    }

    /**
     * Moves what waits in a dead-letter queue back to the queue whose dead letters it takes, as new messages that were never received
     * (<a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html">SQS</a>).
     * A refusal where it takes the dead letters of no queue, or of several: a message does not tell from which.
     *
     * @return the number of messages that were moved
     */
    public int redrive(String deadLetterQueue) {
        return locked(() -> {
            long now = clock.millis();
            var changes = book.back(deadLetterQueue, now, ids);
            commit(changes);
            return changes.size() / 2;
        });
    }

    /** Takes every message out of a queue. */
    public void purge(String name) {
        locked(() -> {
            commit(book.queue(name).messages().stream()
                    .<Change>map(message -> new Change.Removed(name, message.id()))
                    .toList());
            return name;
        });
    }

    /** Removes a queue with its messages. */
    public void drop(String name) {
        locked(() -> {
            book.queue(name);
            commit(List.of(new Change.Dropped(name)));
            return name;
        });
    }

    private void commit(List<Change> changes) {
        book.commit(changes);
        changed.signalAll();
    }

    private interface Work<T> {
        T done();
    }

    private <T> T locked(Work<T> work) {
        lock.lock();
        try {
            return work.done();
        } finally {
            lock.unlock();
        }
    }

    /** Ends every waiting receive with nothing. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            book.close();
        } finally {
            lock.unlock();
        }
    }
}
