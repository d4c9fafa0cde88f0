package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.dynamodb.Key;

/**
 * The keys of the table {@code apps} that hold what all users of a provider share, and the conditions of their writers.
 *
 * <pre>
 * pk             sk         item                                                     condition on write
 * PROVIDER#name  CIRCUIT    refusals of our token in a row, until when nobody calls  none to count, ENOUGH_REFUSALS to open
 * PROVIDER#name  CREATIONS  creations of the last hour, and who waits for a slot     ABSENT at first, SAME_VERSION afterwards
 * </pre>
 */
final class ProviderLimitKeys {

    /** Only where nothing stands: of two workers that begin the queue at once, one does. */
    static final String ABSENT = "attribute_not_exists(pk)";

    /** Nobody has written the queue since it was read: one slot goes to one creation, and nobody loses a place. */
    static final String SAME_VERSION = "version = :seen";

    /** As many refusals as open the circuit are still counted: of workers that see the last one at once, one opens it. */
    static final String ENOUGH_REFUSALS = "refusals >= :enough";

    private ProviderLimitKeys() {}

    /** The circuit of a provider. */
    static Key circuit(ProviderName provider) {
        return new Key(partition(provider), "CIRCUIT");
    }

    /** The creations at a provider. */
    static Key creations(ProviderName provider) {
        return new Key(partition(provider), "CREATIONS");
    }

    private static String partition(ProviderName provider) {
        return "PROVIDER#" + provider.text();
    }
}
