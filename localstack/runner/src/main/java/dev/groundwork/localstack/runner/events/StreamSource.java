package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The streams of tables. */
public interface StreamSource {

    /** Returns the ARN of a table's stream; nothing where it has none. */
    Optional<String> arn(String table);

    /**
     * Returns records behind a position, oldest first; waits for one until the time is up.
     *
     * @param after the position of the last record that is done, empty for the beginning of the stream
     */
    List<Entry> await(String streamArn, String after, int max, Duration timeout) throws InterruptedException;

    /**
     * A record.
     *
     * @param position the position behind this record and all before it, a text of the source's own
     * @param at the time of the change
     * @param event in the form in which Lambda hands it to a function
     */
    record Entry(String position, String sequenceNumber, Instant at, ObjectNode event) {}
}
