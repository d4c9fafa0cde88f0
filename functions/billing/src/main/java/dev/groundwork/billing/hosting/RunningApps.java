package dev.groundwork.billing.hosting;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.util.function.Consumer;

/** The running apps of all owners, which cost credits. */
interface RunningApps {

    /** Visits each owner once, with all running apps. Owners who come or go meanwhile may or may not be visited. */
    void forEachOwner(Consumer<OwnerApps> visit);

    /**
     * Suspends an app that could not be paid. Safe to repeat.
     *
     * @return true if the app ran until now
     */
    boolean suspend(UserId owner, AppId app);
}
