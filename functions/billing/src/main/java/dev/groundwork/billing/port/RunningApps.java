package dev.groundwork.billing.port;

import dev.groundwork.billing.domain.OwnerApps;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.util.function.Consumer;

/** All apps that run, and so cost credits. */
public interface RunningApps {

    /** Shows each owner once, with all running apps. Owners who come or go meanwhile may or may not be shown. */
    void forEachOwner(Consumer<OwnerApps> visit);

    /** Stops an app for want of credits. True when it ran until now; safe to repeat. */
    boolean suspend(UserId owner, AppId app);
}
