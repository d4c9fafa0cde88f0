package dev.groundwork.apps.domains;

import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainName;
import dev.groundwork.appregistry.domain.DomainRegistry;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Removes a domain from an app: from the answer on it is not found. A proven one stays the app's until its provider has let it go, which the
 * worker sees to, so that its next owner finds no trace of this one there.
 */
@Singleton
final class RemoveDomain {

    private static final int MAX_TRIES = 5;

    private final DomainRegistry domains;
    private final WorkerQueue queue;
    private final ProductClock clock;

    RemoveDomain(DomainRegistry domains, WorkerQueue queue, ProductClock clock) {
        this.domains = domains;
        this.queue = queue;
        this.clock = clock;
    }

    /** Removes a domain and returns the claim as it was, nothing if the app has no such domain. */
    Optional<DomainClaim> remove(AppId app, DomainName domain) {
        for (int i = 0; i < MAX_TRIES; i++) {
            var claim = domains.find(app, domain).filter(found -> !found.isRemoved());
            if (claim.isEmpty() || isRemoved(claim.get())) {
                return claim;
            }
        }
        throw new WriteContentionException();
    }

    private boolean isRemoved(DomainClaim claim) {
        if (!claim.isProven()) {
            return domains.purge(claim);
        }
        var removed = claim.removed(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!domains.replace(claim, removed, Optional.empty())) {
            return false;
        }
        queue.send(WorkerMessage.stopOrRemove(claim.app()), Duration.ZERO);
        return true;
    }
}
