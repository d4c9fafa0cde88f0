package dev.groundwork.appregistry;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Suspends an app whose day could not be paid. From then on nothing is billed and the app is due, so that the worker stops it at its provider.
 * Safe to repeat; an app that does not run is left as it is.
 */
@Singleton
public final class SuspendApp {

    private final AppRegistry registry;
    private final AppEditor editor;
    private final ProductClock clock;

    public SuspendApp(AppRegistry registry, ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.clock = clock;
    }

    /**
     * Suspends an app that still runs as it did when it could not be paid.
     *
     * @param since since when it ran without a stop; an app that was started again since then is left as it is
     * @return true if the app ran until now
     */
    public boolean suspend(UserId owner, AppId id, Instant since) {
        return editor.edit(
                        () -> registry.find(owner, id),
                        app -> app.isRunningSince(since)
                                ? Optional.of(app.suspended(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                                : Optional.empty())
                .isPresent();
    }
}
