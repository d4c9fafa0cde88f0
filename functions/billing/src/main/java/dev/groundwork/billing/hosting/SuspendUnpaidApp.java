package dev.groundwork.billing.hosting;

import dev.groundwork.appregistry.SuspendApp;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Suspends an app in the registry, and asks the worker to stop it at its provider. */
@Singleton
final class SuspendUnpaidApp implements AppSuspension {

    private final SuspendApp suspendApp;
    private final StopQueue stops;

    SuspendUnpaidApp(SuspendApp suspendApp, StopQueue stops) {
        this.suspendApp = suspendApp;
        this.stops = stops;
    }

    @Override
    public boolean suspend(UserId owner, AppId app, Instant since) {
        var wasRunning = suspendApp.suspend(owner, app, since);
        if (wasRunning) {
            stops.send(app);
        }
        return wasRunning;
    }
}
