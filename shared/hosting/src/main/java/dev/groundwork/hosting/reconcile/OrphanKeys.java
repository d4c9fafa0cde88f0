package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.dynamodb.Key;

/**
 * The keys of the table {@code apps} that hold what the sweep of orphans knows, and the conditions of its writers.
 *
 * <pre>
 * pk             sk         item                                             condition on write
 * PROVIDER#name  ORPHAN#id  since when a service has no app                  FIRST_SEEN
 * </pre>
 */
final class OrphanKeys {

    /** Nobody has seen it before: of several runs the first one's time counts, and the grace time never begins again. */
    static final String FIRST_SEEN = "attribute_not_exists(pk)";

    private OrphanKeys() {}

    /** A service without an app. */
    static Key orphan(ProviderName provider, ServiceId service) {
        return new Key(partition(provider), "ORPHAN#" + service);
    }

    private static String partition(ProviderName provider) {
        return "PROVIDER#" + provider.text();
    }
}
