package dev.groundwork.billing.port;

import dev.groundwork.kernel.AppId;

/** Tells the worker of deployments which suspended apps it has to stop. */
@FunctionalInterface
public interface StopQueue {

    /** Asks for an app to be stopped now. A lost message only costs time: the reconciler finds every suspended app. */
    void send(AppId app);
}
