package dev.groundwork.deployments.worker;

import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a message of the worker's queue. */
@Serdeable
record StepMessage(
        String appId,
        @Nullable String deploymentId,
        @Nullable Integer turn) {

    /** What is asked for. A body that names no app or deployment throws, and ends in the dead-letter queue. */
    WorkerMessage read() {
        var deployment = Optional.ofNullable(deploymentId)
                .map(text -> DeploymentId.parse(text).orElseThrow(() -> notOurs("deployment")));
        var app = AppId.parse(appId).orElseThrow(() -> notOurs("app"));
        return new WorkerMessage(app, deployment, turn == null ? 0 : turn);
    }

    private static IllegalArgumentException notOurs(String what) {
        return new IllegalArgumentException("the message names no " + what);
    }
}
