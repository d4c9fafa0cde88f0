package dev.groundwork.appregistry;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.List;

/**
 * All running apps of one owner.
 *
 * @param owner the user who pays
 * @param apps the running apps, oldest first: these are paid first
 */
public record OwnerApps(UserId owner, List<Running> apps) {

    public OwnerApps {
        apps = List.copyOf(apps);
    }

    /**
     * A running app.
     *
     * @param app the app
     * @param createdAt when it was created
     * @param since when it was last started
     */
    public record Running(AppId app, Instant createdAt, Instant since) {}
}
