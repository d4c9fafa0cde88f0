package dev.groundwork.billing.hosting;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;

/** Suspends apps that could not be paid. */
@FunctionalInterface
interface AppSuspension {

    /**
     * Suspends an app. Safe to repeat.
     *
     * @return true if the app ran until now
     */
    boolean suspend(UserId owner, AppId app, Instant since);
}
