package dev.groundwork.hosting.domain;

import dev.groundwork.appregistry.domain.DomainRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.lifecycle.AppPart;
import jakarta.inject.Singleton;

/** The domains of a deleted app: once its service is gone they are nobody's. */
@Singleton
final class AppDomains implements AppPart {

    private final DomainRegistry domains;

    AppDomains(DomainRegistry domains) {
        this.domains = domains;
    }

    @Override
    public boolean remove(App app) {
        return domains.list(app.id()).stream()
                .filter(claim -> !domains.purge(claim))
                .toList()
                .isEmpty();
    }
}
