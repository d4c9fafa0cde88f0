package dev.groundwork.apps.http;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.domain.Capabilities;
import dev.groundwork.hosting.port.HostingProvider;
import dev.groundwork.hosting.port.HostingProviders;
import dev.groundwork.hosting.port.SourceRepository;
import jakarta.inject.Singleton;

/** Writes apps with what their providers can do and where their sources are. */
@Singleton
final class AppBodies {

    /** Of a provider that this stack does not know any more. */
    private static final Capabilities NONE = new Capabilities(false, false, false, false, false, false, false, false);

    private final HostingProviders providers;
    private final SourceRepository repositories;

    AppBodies(HostingProviders providers, SourceRepository repositories) {
        this.providers = providers;
        this.repositories = repositories;
    }

    AppJson.AppBody of(App app) {
        var capabilities = providers
                .find(app.identity().provider())
                .map(HostingProvider::capabilities)
                .orElse(NONE);
        return AppJson.AppBody.of(app, capabilities, repositories.url(app.id()));
    }
}
