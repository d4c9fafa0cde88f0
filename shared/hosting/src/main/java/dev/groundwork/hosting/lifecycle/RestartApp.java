package dev.groundwork.hosting.lifecycle;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.List;

/** Restarts the process of a running app; starts a stopped app. */
@Singleton
public final class RestartApp {

    private final AppRegistry registry;
    private final HostingProviders providers;
    private final StartApp startApp;

    public RestartApp(AppRegistry registry, HostingProviders providers, StartApp startApp) {
        this.registry = registry;
        this.providers = providers;
        this.startApp = startApp;
    }

    /** Restarts an app. A restart that the provider did not accept is not repeated for the caller. */
    public LifecycleOutcome restart(UserId owner, AppId id) {
        var app = registry.find(owner, id);
        if (app.isEmpty()) {
            return new LifecycleOutcome.NotFound();
        }
        var provider = providers.find(app.get().identity().provider());
        if (provider.filter(p -> !p.capabilities().restart()).isPresent()) {
            return new LifecycleOutcome.Unsupported(List.of("POST /api/apps/" + id + "/deploy"));
        }
        if (!app.get().isRunning() || app.get().active().isPresent()) {
            return startApp.start(owner, id);
        }
        return provider.map(p -> restart(app.get(), p)).orElseGet(LifecycleOutcome.ProviderUnavailable::new);
    }

    private static LifecycleOutcome restart(App app, HostingProvider provider) {
        var outcome = app.serving().service().map(provider::restart);
        return outcome.filter(ProviderOutcome.Answered.class::isInstance).isPresent()
                ? new LifecycleOutcome.Accepted(app.serving().status())
                : new LifecycleOutcome.ProviderUnavailable();
    }
}
