package dev.groundwork.hosting.lifecycle;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Deletes an app: from the answer on its owner does not find it and it costs nothing; the worker removes what remains. */
@Singleton
public final class DeleteApp {

    private final AppRegistry registry;
    private final AppEditor editor;
    private final WorkerQueue queue;
    private final ProductClock clock;

    public DeleteApp(AppRegistry registry, WorkerQueue queue, ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Deletes an app.
     *
     * @return false when the owner has no such app
     */
    public boolean delete(UserId owner, AppId id) {
        var removed = editor.edit(
                () -> registry.find(owner, id),
                app -> Optional.of(app.removed(clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        removed.ifPresent(app -> queue.send(WorkerMessage.stopOrRemove(id), Duration.ZERO));
        return removed.isPresent();
    }
}
