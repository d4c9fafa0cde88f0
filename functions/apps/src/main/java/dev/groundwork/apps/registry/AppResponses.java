package dev.groundwork.apps.registry;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.provider.Capabilities;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.source.SourceRepository;
import jakarta.inject.Singleton;

/** Makes answers of apps, with the capabilities of their providers and the urls of their repositories. */
@Singleton
final class AppResponses {

    /** The capabilities of a provider that is not configured any more. */
    private static final Capabilities NONE = new Capabilities(false, false, false, false, false, false, false, false);

    private final HostingProviders providers;
    private final SourceRepository repositories;

    AppResponses(HostingProviders providers, SourceRepository repositories) {
        this.providers = providers;
        this.repositories = repositories;
    }

    /** Converts an app. */
    AppResponse of(App app) {
        var capabilities = providers
                .find(app.identity().provider())
                .map(HostingProvider::capabilities)
                .orElse(NONE);
        return AppResponse.of(app, capabilities, app.source().flatMap(s -> repositories.repository(app)));
    }
}
