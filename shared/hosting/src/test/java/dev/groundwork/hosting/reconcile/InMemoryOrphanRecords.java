package dev.groundwork.hosting.reconcile;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The knowledge of the sweep, in memory. */
public final class InMemoryOrphanRecords implements OrphanRecords {

    private record Seen(String place, String id) {}

    private final Map<Seen, Instant> seen = new HashMap<>();

    @Override
    public Instant seen(String place, String id, Instant now) {
        return seen.computeIfAbsent(new Seen(place, id), first -> now);
    }

    @Override
    public void forget(String place, String id) {
        seen.remove(new Seen(place, id));
    }
}
