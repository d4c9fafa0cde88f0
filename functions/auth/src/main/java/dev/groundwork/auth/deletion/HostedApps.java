package dev.groundwork.auth.deletion;

import dev.groundwork.appregistry.DeleteOwnedApps;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;

/** Apps in the registry of apps. What they have at their providers is removed by the reconciler. */
@Singleton
final class HostedApps implements OwnedApps {

    private final DeleteOwnedApps deleteOwnedApps;

    HostedApps(DeleteOwnedApps deleteOwnedApps) {
        this.deleteOwnedApps = deleteOwnedApps;
    }

    @Override
    public void removeAll(UserId user) {
        deleteOwnedApps.deleteAll(user);
    }
}
