package dev.groundwork.appregistry;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Deletes all apps of an owner whose account is deleted, each the way its owner would: from then on it is not found and not billed. What the
 * apps have at their providers is removed by the reconciler and the worker, because a deleted app is due until it is purged.
 *
 * <p>The owner is closed first: an app is either created before that and deleted here, or not created at all. Safe to repeat.
 */
@Singleton
public final class DeleteOwnedApps {

    /** Apps read at a time. */
    private static final int PAGE = 50;

    private final AppRegistry registry;
    private final AppEditor editor;
    private final ProductClock clock;

    public DeleteOwnedApps(AppRegistry registry, ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.clock = clock;
    }

    /** Deletes every app of an owner. A deleted app is listed no more, so the first page is always the next one. */
    public void deleteAll(UserId owner) {
        registry.closeOwner(owner, clock.instant());
        List<App> apps;
        do {
            apps = registry.list(owner, PAGE, Optional.empty()).items();
            apps.forEach(app -> editor.edit(
                    () -> registry.find(owner, app.id()),
                    found -> Optional.of(found.removed(clock.instant().truncatedTo(ChronoUnit.MILLIS)))));
        } while (!apps.isEmpty());
    }
}
