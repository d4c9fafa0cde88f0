package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/**
 * A request that was read and found sound, ready to run.
 *
 * @param targets what it is about, in the order of the request
 * @param run does it and gives the answer, or throws a refusal and has changed nothing
 */
public record Command(List<Target> targets, Supplier<ObjectNode> run) {

    public Command {
        targets = List.copyOf(targets);
    }
}
