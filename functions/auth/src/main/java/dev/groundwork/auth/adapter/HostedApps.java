package dev.groundwork.auth.adapter;

import dev.groundwork.auth.port.OwnedApps;
import dev.groundwork.hosting.domain.App;
import dev.groundwork.hosting.port.AppRegistry;
import dev.groundwork.hosting.usecase.DeleteApp;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Apps at hosting, deleted the way their owner would. */
@Singleton
final class HostedApps implements OwnedApps {

    private static final int PAGE = 50;

    private final AppRegistry registry;
    private final DeleteApp deleteApp;

    HostedApps(AppRegistry registry, DeleteApp deleteApp) {
        this.registry = registry;
        this.deleteApp = deleteApp;
    }

    /** An app that is deleted is on the list no more, so the first page is always the next one. */
    @Override
    public void removeAll(UserId user) {
        List<App> apps;
        do {
            apps = registry.list(user, PAGE, Optional.empty()).items();
            apps.forEach(app -> deleteApp.delete(user, app.id()));
        } while (!apps.isEmpty());
    }
}
