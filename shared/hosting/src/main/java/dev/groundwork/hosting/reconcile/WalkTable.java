package dev.groundwork.hosting.reconcile;

import dev.groundwork.dynamodb.Key;

/**
 * The keys of the table {@code apps} for rotating walks, and the condition of their writers.
 *
 * <pre>
 * pk         sk    item                        condition on write
 * WALK#name  WALK  where a walk goes on        SAME_POSITION
 * </pre>
 */
final class WalkTable {

    /** Nobody has moved the walk since it was read: of two runs that visited the same items one moves it, and none moves it back. */
    static final String SAME_POSITION = "attribute_not_exists(pk) OR goesOnAt = :seen";

    private WalkTable() {}

    /** The position at which a walk goes on. */
    static Key position(String walk) {
        return new Key("WALK#" + walk, "WALK");
    }
}
