package dev.groundwork.billing.hosting;

import dev.groundwork.kernel.AppId;

/** Asks the worker of deployments to stop suspended apps. */
@FunctionalInterface
interface StopQueue {

    /** Asks for an app to be stopped now. A lost message only costs time: the reconciler finds every suspended app. */
    void send(AppId app);
}
