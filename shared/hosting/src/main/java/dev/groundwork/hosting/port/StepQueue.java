package dev.groundwork.hosting.port;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import java.time.Duration;
import java.util.Optional;

/** The queue of the worker. A message may come twice, late or never: it only says where to look. */
public interface StepQueue {

    /**
     * Something is to be done.
     *
     * @param app for which app
     * @param deployment its deployment whose step is due; nothing when the app itself is to be stopped or removed
     * @param turn the deployment's turn that this message asks for
     */
    record Message(AppId app, Optional<DeploymentId> deployment, int turn) {}

    /** Sends a message that is delivered after this time. A lost one is sent again by the reconciler, so failing is no error. */
    void send(Message message, Duration after);
}
