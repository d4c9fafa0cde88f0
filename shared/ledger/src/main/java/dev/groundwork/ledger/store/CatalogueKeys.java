package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Key;

/**
 * The keys of the table {@code credits} under which the catalogue stands, and the condition of its writer.
 *
 * <pre>
 * pk                sk                  item                                      condition on write
 * CATALOGUE         VERSION#0000000002  a version of the catalogue; the first     NEW_VERSION, never changed
 *                                       one is a file
 * </pre>
 */
public final class CatalogueKeys {

    /** The number is free: of two who publish at once one does, and the other begins again on top of it. */
    public static final String NEW_VERSION = "attribute_not_exists(pk)";

    static final String PARTITION = "CATALOGUE";

    private CatalogueKeys() {}

    /** Returns the key of a version; they are numbered from 1. */
    public static Key version(int number) {
        return new Key(PARTITION, "VERSION#%010d".formatted(number));
    }
}
