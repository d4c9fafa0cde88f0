package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.time.Instant;

/** The knowledge of the sweep of orphans from one run to the next. */
public interface OrphanRecords {

    /** Records that a service has no app, and returns since when that is known. */
    Instant seen(ProviderName provider, ServiceId service, Instant now);

    /** Forgets a service: it has an app, or is gone. */
    void forget(ProviderName provider, ServiceId service);
}
