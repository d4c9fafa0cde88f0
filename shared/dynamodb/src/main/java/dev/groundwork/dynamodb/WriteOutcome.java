package dev.groundwork.dynamodb;

import java.util.Optional;

/** The outcome of a conditional write to one item. */
public sealed interface WriteOutcome {

    /**
     * The condition held and the write is durable.
     *
     * @param item the item after an update, as it was before a put or delete, where there was one
     */
    record Written(Optional<Item> item) implements WriteOutcome {}

    /**
     * The condition did not hold; nothing changed.
     *
     * @param found the item that stood there, nothing where there was none
     */
    record ConditionFailed(Optional<Item> found) implements WriteOutcome {}
}
