package dev.groundwork.deployments.steps;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;
import static dev.groundwork.json.JsonBody.JsonType.WHOLE_NUMBER;

import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import java.util.Optional;

/** Reads the body of a message of the worker's queue. */
final class StepMessage {

    private static final int MAX_TURN = 1_000_000;

    private StepMessage() {}

    /** Reads a body. One that names no app is invalid, and its message ends in the dead-letter queue. */
    static WorkerMessage read(Members body) {
        var app = body.required("appId", TEXT, AppId::parse, "invalid_id", "The id of an app.");
        var deployment =
                body.optional("deploymentId", TEXT, DeploymentId::parse, "invalid_id", "The id of a deployment.");
        var turn = body.optional("turn", WHOLE_NUMBER, StepMessage::turn, "invalid_turn", "0 to " + MAX_TURN + ".");
        return new WorkerMessage(app.get(), deployment.get(), turn.get().orElse(0));
    }

    private static Optional<Integer> turn(long number) {
        return number >= 0 && number <= MAX_TURN ? Optional.of(Math.toIntExact(number)) : Optional.empty();
    }
}
