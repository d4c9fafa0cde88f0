package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.time.Instant;
import java.util.Optional;

/** The knowledge of the sweep of orphans from one run to the next. */
public interface OrphanRecords {

    /** Returns where the sweep goes on in a provider's list, nothing to begin. */
    Optional<String> cursor(ProviderName provider);

    /** Records where the sweep goes on. */
    void moveTo(ProviderName provider, Optional<String> cursor);

    /** Records that a service has no app, and returns since when that is known. */
    Instant seen(ProviderName provider, ServiceId service, Instant now);

    /** Forgets a service: it has an app, or is gone. */
    void forget(ProviderName provider, ServiceId service);
}
