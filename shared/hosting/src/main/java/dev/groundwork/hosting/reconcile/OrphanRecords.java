package dev.groundwork.hosting.reconcile;

import java.time.Instant;

/** The knowledge of the sweep of orphans from one run to the next. */
public interface OrphanRecords {

    /** Records that an object has no app, and returns since when that is known. */
    Instant seen(String place, String id, Instant now);

    /** Forgets an object: it has an app, or is gone. */
    void forget(String place, String id);
}
