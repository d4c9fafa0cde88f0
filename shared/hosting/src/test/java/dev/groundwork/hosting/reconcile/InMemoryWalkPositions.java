package dev.groundwork.hosting.reconcile;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The positions of walks, in memory. */
public final class InMemoryWalkPositions implements WalkPositions {

    private final Map<String, Optional<String>> positions = new ConcurrentHashMap<>();

    @Override
    public Optional<String> read(String walk) {
        return positions.getOrDefault(walk, Optional.empty());
    }

    @Override
    public boolean move(String walk, Optional<String> seen, Optional<String> next) {
        var moved = new AtomicBoolean();
        positions.compute(walk, (name, found) -> {
            moved.set(found == null || found.equals(seen));
            return moved.get() || found == null ? next : found;
        });
        return moved.get();
    }
}
