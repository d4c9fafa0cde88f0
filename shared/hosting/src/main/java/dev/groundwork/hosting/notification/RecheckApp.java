package dev.groundwork.hosting.notification;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Has the worker read an app again, because its provider says that something happened to its service. What the notification says is not believed; a
 * repeated one, and one of a service that is not ours, is ignored. A lost one does no harm: the reconciler reads each app within its period.
 */
@Singleton
public final class RecheckApp {

    /** Longer than any provider's id of a service. */
    private static final int LONGEST_ID = 500;

    private final AppRegistry registry;
    private final ReceivedNotifications received;
    private final WorkerQueue queue;
    private final ProductClock clock;

    RecheckApp(AppRegistry registry, ReceivedNotifications received, WorkerQueue queue, ProductClock clock) {
        this.registry = registry;
        this.received = received;
        this.queue = queue;
        this.clock = clock;
    }

    /** The outcome of a notification. */
    public enum Outcome {
        /** The worker reads the app again. */
        ENQUEUED,
        /** It was handled before, or is of a service that is not ours. */
        IGNORED
    }

    /**
     * Handles a notification.
     *
     * @param id the provider's id of the notification
     * @param service the service that it is about
     */
    public Outcome recheck(ProviderName provider, String id, ServiceId service) {
        if (service.value().length() > LONGEST_ID || received.isKnown(provider, id, clock.instant())) {
            return Outcome.IGNORED;
        }
        var app = registry.byService(provider, service).flatMap(registry::find);
        if (app.isEmpty()) {
            return Outcome.IGNORED;
        }
        queue.send(message(app.get()), Duration.ZERO);
        received.remember(provider, id, clock.instant());
        return Outcome.ENQUEUED;
    }

    private static WorkerMessage message(App app) {
        return app.active()
                .filter(deployment -> !app.isRemoved())
                .map(d -> new WorkerMessage(
                        app.id(), Optional.of(d.id()), d.progress().turn()))
                .orElseGet(() -> WorkerMessage.stopOrRemove(app.id()));
    }
}
