package dev.groundwork.hosting.reconcile;

import dev.groundwork.dynamodb.Key;

/**
 * The keys of the table {@code apps} that hold what the sweep of orphans knows, and the conditions of its writers.
 *
 * <pre>
 * pk             sk         item                                             condition on write
 * PROVIDER#name  ORPHAN#id  since when an object has no app                  FIRST_SEEN
 * </pre>
 */
final class OrphanKeys {

    /** Nobody has seen it before: of several runs the first one's time counts, and the grace time never begins again. */
    static final String FIRST_SEEN = "attribute_not_exists(pk)";

    private OrphanKeys() {}

    /** An object without an app. */
    static Key orphan(String place, String id) {
        return new Key(partition(place), "ORPHAN#" + id);
    }

    private static String partition(String place) {
        return "PROVIDER#" + place;
    }
}
