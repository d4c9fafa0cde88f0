package dev.groundwork.appregistry;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import java.util.Optional;

/**
 * A message to the worker of deployments. It may come twice, late or never: it only says where to look, the registry says what is to be done.
 *
 * @param app the app for which something is due
 * @param deployment its deployment whose step is due; nothing when the app itself is to be stopped or removed
 * @param turn the deployment's turn that this message asks for
 */
public record WorkerMessage(AppId app, Optional<DeploymentId> deployment, int turn) {

    /** Asks the worker to stop or remove an app. */
    public static WorkerMessage stopOrRemove(AppId app) {
        return new WorkerMessage(app, Optional.empty(), 0);
    }

    /** Returns {@code {"appId":…,"deploymentId":…|null,"turn":0}}; ids and numbers need no escaping. */
    public String json() {
        var id = deployment.map(value -> "\"" + value + "\"").orElse("null");
        return "{\"appId\":\"%s\",\"deploymentId\":%s,\"turn\":%d}".formatted(app, id, turn);
    }
}
