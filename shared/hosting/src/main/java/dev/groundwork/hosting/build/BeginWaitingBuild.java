package dev.groundwork.hosting.build;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.deployment.CreditCheck;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Begins the deployment that waits once no other one of its app is active. Safe to repeat; an app with a deployment that waits is due, so the
 * reconciler asks for what a lost message or a crash has left out.
 */
@Singleton
public final class BeginWaitingBuild {

    private final AppRegistry registry;
    private final AppEditor editor;
    private final CreditCheck credits;
    private final WorkerQueue queue;
    private final ProductClock clock;

    public BeginWaitingBuild(AppRegistry registry, CreditCheck credits, WorkerQueue queue, ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.credits = credits;
        this.queue = queue;
        this.clock = clock;
    }

    /** Begins what waits, or does nothing. An owner who cannot pay any more gets a failed deployment. */
    public void begin(AppId id) {
        editor.edit(() -> registry.find(id), this::begun)
                .flatMap(App::active)
                .ifPresent(d -> queue.send(
                        new WorkerMessage(id, Optional.of(d.id()), d.progress().turn()), Duration.ZERO));
    }

    private Optional<App> begun(App app) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return app.begun(now)
                .map(begun -> credits.shortfall(app.owner())
                        .flatMap(shortfall -> app.refusedNext(BuildReservations.noCredits(shortfall), now))
                        .orElse(begun));
    }
}
