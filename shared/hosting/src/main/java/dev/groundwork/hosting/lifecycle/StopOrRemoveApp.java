package dev.groundwork.hosting.lifecycle;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.source.SourceRepository;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Stops at its provider an app that must not run any more, and removes one that was deleted. Safe to repeat. */
@Singleton
public final class StopOrRemoveApp {

    private final AppRegistry registry;
    private final AppEditor editor;
    private final HostingProviders providers;
    private final SourceRepository repositories;
    private final ProductClock clock;
    private final StackName stack;
    private final List<AppPart> parts;

    public StopOrRemoveApp(
            AppRegistry registry,
            HostingProviders providers,
            SourceRepository repositories,
            ProductClock clock,
            StackName stack,
            List<AppPart> parts) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.providers = providers;
        this.repositories = repositories;
        this.clock = clock;
        this.stack = stack;
        this.parts = List.copyOf(parts);
    }

    /** The outcome of a run. */
    public enum Outcome {
        /** Nothing is left to do. */
        DONE,
        /** The provider could not do it now; the reconciler asks again. */
        LATER
    }

    /** Stops or removes an app, or does nothing, as the app requires now. */
    public Outcome apply(AppId id) {
        return registry.find(id)
                .map(app -> app.isRemoved() ? remove(app) : app.mustStop() ? stop(app) : Outcome.DONE)
                .orElse(Outcome.DONE);
    }

    private Outcome stop(App app) {
        var provider = providers.find(app.identity().provider());
        if (provider.isEmpty()) {
            return Outcome.LATER;
        }
        var answer = app.serving().service().map(provider.get()::stop).orElseGet(ProviderOutcome.Missing::new);
        return switch (answer) {
            case ProviderOutcome.Answered<ServiceId> stopped -> recordStop(app);
            case ProviderOutcome.Missing<ServiceId> gone -> recordStop(app);
            case ProviderOutcome.NameConflict<ServiceId> conflict -> Outcome.LATER;
            case ProviderOutcome.Rejected<ServiceId> rejected -> Outcome.LATER;
            case ProviderOutcome.VariableRefused<ServiceId> rejected -> Outcome.LATER;
            case ProviderOutcome.Unavailable<ServiceId> unavailable -> Outcome.LATER;
            case ProviderOutcome.TokenRefused<ServiceId> refused -> Outcome.LATER;
        };
    }

    /** Records the stop. If the owner has started the app meanwhile, that start brings it up again. */
    private Outcome recordStop(App app) {
        editor.edit(
                () -> registry.find(app.id()),
                a -> a.mustStop()
                        ? Optional.of(a.stopped(
                                a.serving().stopReason(), clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                        : Optional.empty());
        return Outcome.DONE;
    }

    private Outcome remove(App app) {
        var provider = providers.find(app.identity().provider());
        if (provider.isEmpty() || !isRemovedAt(provider.get(), app)) {
            return Outcome.LATER;
        }
        if (parts.stream().filter(part -> !part.remove(app)).findAny().isPresent()) {
            return Outcome.LATER;
        }
        if (!repositories.delete(app)) {
            return Outcome.LATER;
        }
        registry.purge(app);
        return Outcome.DONE;
    }

    private boolean isRemovedAt(HostingProvider provider, App app) {
        var service = app.serving()
                .service()
                .<ProviderOutcome<ServiceId>>map(ProviderOutcome.Answered::new)
                .orElseGet(() -> ours(provider, app));
        return switch (service) {
            case ProviderOutcome.Answered<ServiceId>(var id) -> isGone(provider.delete(id));
            case ProviderOutcome.Missing<ServiceId> nothing -> true;
            case ProviderOutcome.NameConflict<ServiceId> somebodys -> true;
            case ProviderOutcome.Rejected<ServiceId> rejected -> false;
            case ProviderOutcome.VariableRefused<ServiceId> rejected -> false;
            case ProviderOutcome.Unavailable<ServiceId> unavailable -> false;
            case ProviderOutcome.TokenRefused<ServiceId> refused -> false;
        };
    }

    /** Finds the service that a lost answer may have left behind. */
    private ProviderOutcome<ServiceId> ours(HostingProvider provider, App app) {
        return provider.findService(app.identity().slug(), stack.marker(app.id()))
                .map(HostingProvider.Service::id);
    }

    private static boolean isGone(ProviderOutcome<ServiceId> deleted) {
        return deleted instanceof ProviderOutcome.Answered || deleted instanceof ProviderOutcome.Missing;
    }
}
