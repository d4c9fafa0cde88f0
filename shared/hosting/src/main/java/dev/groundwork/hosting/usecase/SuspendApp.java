package dev.groundwork.hosting.usecase;

import dev.groundwork.hosting.port.AppRegistry;
import dev.groundwork.hosting.port.StepQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Suspends an app whose day could not be paid. That it must not run is written first: from then on nothing is billed, and if this process dies
 * the reconciler stops it. Safe to repeat; an app that does not run is left as it is.
 */
@Singleton
public final class SuspendApp {

    private final AppRegistry registry;
    private final AppEditor editor;
    private final StepQueue queue;
    private final ProductClock clock;

    SuspendApp(AppRegistry registry, StepQueue queue, ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.queue = queue;
        this.clock = clock;
    }

    /** Suspends. True when it ran until now. */
    public boolean suspend(UserId owner, AppId id) {
        var suspended = editor.edit(
                () -> registry.find(owner, id),
                app -> app.isRunning()
                        ? Optional.of(app.suspended(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                        : Optional.empty());
        suspended.ifPresent(app -> queue.send(new StepQueue.Message(id, Optional.empty(), 0), Duration.ZERO));
        return suspended.isPresent();
    }
}
