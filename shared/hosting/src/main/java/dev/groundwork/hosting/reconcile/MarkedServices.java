package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.MarkedObjects;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.StackName;
import java.util.Optional;

/**
 * The services at a provider, as the sweep of orphans sees them.
 *
 * @param provider the provider
 */
record MarkedServices(HostingProvider provider) implements MarkedObjects {

    @Override
    public String place() {
        return provider.name().text();
    }

    @Override
    public boolean isConfigured() {
        return provider.isConfigured();
    }

    @Override
    public ProviderOutcome<RegistryPage<MarkedObject>> list(StackName stack, Optional<String> cursor) {
        return provider.owned(stack, cursor)
                .map(owned -> new RegistryPage<>(
                        owned.services().stream()
                                .map(service -> new MarkedObject(
                                        service.id().value(), service.id().value(), service.marker()))
                                .toList(),
                        owned.next()));
    }

    @Override
    public boolean hasAnother(App app, MarkedObject object) {
        return app.serving()
                .service()
                .filter(id -> !id.value().equals(object.id()))
                .isPresent();
    }

    @Override
    public ProviderOutcome<MarkedObject> delete(MarkedObject object) {
        return provider.delete(new ServiceId(object.name())).map(deleted -> object);
    }
}
