package dev.groundwork.hosting.usecase;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.port.HostingProvider;
import dev.groundwork.hosting.port.HostingProviders;
import dev.groundwork.hosting.port.ProviderOutcome;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.List;

/** Starts a running app's process anew; a stopped one is started. */
@Singleton
public final class RestartApp {

    private final AppRegistry registry;
    private final HostingProviders providers;
    private final StartApp startApp;

    RestartApp(AppRegistry registry, HostingProviders providers, StartApp startApp) {
        this.registry = registry;
        this.providers = providers;
        this.startApp = startApp;
    }

    /** What came of it: a restart that the provider did not take is the caller's to repeat. */
    public sealed interface Outcome {

        /** As with the other wishes. */
        record Judged(ControlOutcome outcome) implements Outcome {}

        /** The provider does not answer, or will not. */
        record ProviderUnavailable() implements Outcome {}
    }

    /** Restarts. */
    public Outcome restart(UserId owner, AppId id) {
        var app = registry.find(owner, id);
        if (app.isEmpty()) {
            return new Outcome.Judged(new ControlOutcome.NotFound());
        }
        var provider = providers.find(app.get().identity().provider());
        if (provider.filter(p -> !p.capabilities().restart()).isPresent()) {
            return new Outcome.Judged(new ControlOutcome.Unsupported(List.of("POST /api/apps/" + id + "/deploy")));
        }
        if (!app.get().isRunning() || app.get().active().isPresent()) {
            return new Outcome.Judged(startApp.start(owner, id));
        }
        return provider.map(p -> restart(app.get(), p)).orElseGet(Outcome.ProviderUnavailable::new);
    }

    private static Outcome restart(App app, HostingProvider provider) {
        var outcome = app.serving().service().map(provider::restart);
        return outcome.filter(ProviderOutcome.Answered.class::isInstance).isPresent()
                ? new Outcome.Judged(new ControlOutcome.Accepted(app.serving().status()))
                : new Outcome.ProviderUnavailable();
    }
}
