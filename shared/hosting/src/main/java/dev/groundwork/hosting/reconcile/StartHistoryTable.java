package dev.groundwork.hosting.reconcile;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.AppId;

/**
 * The keys of the table {@code apps} for starts of apps that do not keep running, and the conditions of their writers.
 *
 * <pre>
 * pk         sk      item                                   condition on write
 * APP#app_…  STARTS  the starts in a row, and the last one  FIRST_START, SAME_STARTS afterwards
 * </pre>
 */
final class StartHistoryTable {

    /** Nobody has started the app before: of two runs that find it crashed one starts it. */
    static final String FIRST_START = "attribute_not_exists(pk)";

    /** Nobody has started the app since its history was read: of two runs that find it crashed again one starts it. */
    static final String SAME_STARTS = "startCount = :count AND lastStartAt = :last AND run = :run";

    private StartHistoryTable() {}

    /** The history of an app; it goes with the app. */
    static Key starts(AppId app) {
        return new Key("APP#" + app, "STARTS");
    }
}
