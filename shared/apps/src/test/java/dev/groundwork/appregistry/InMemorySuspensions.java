package dev.groundwork.appregistry;

import dev.groundwork.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The suspensions in memory, for tests: one lock, the same outcomes. It keeps the notices too. */
public final class InMemorySuspensions implements Suspensions {

    private final Map<String, Suspension> suspensions = new TreeMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private long written;

    /** Returns the notices so far. */
    public synchronized List<Notice> notices() {
        return List.copyOf(notices);
    }

    @Override
    public synchronized Optional<Suspension> find(UserId owner) {
        return Optional.ofNullable(suspensions.get(owner.value()));
    }

    @Override
    public synchronized RegistryPage<Suspension> page(int limit, Optional<String> from) {
        var rest = suspensions.values().stream()
                .filter(one ->
                        from.filter(f -> one.owner().value().compareTo(f) <= 0).isEmpty())
                .toList();
        var items = rest.subList(0, Math.min(limit, rest.size()));
        return new RegistryPage<>(
                items, rest.size() > limit ? Optional.of(items.getLast().owner().value()) : Optional.empty());
    }

    @Override
    public synchronized boolean replace(Optional<Suspension> before, Suspension after, Optional<Notice> notice) {
        if (!find(after.owner()).map(Suspension::version).equals(before.map(Suspension::version))) {
            return false;
        }
        suspensions.remove(after.owner().value());
        if (!after.apps().isEmpty()) {
            written++;
            var kept = new Suspension(
                    after.owner(),
                    after.apps(),
                    after.resumed(),
                    after.debit(),
                    after.updatedAt(),
                    Long.toString(written));
            suspensions.put(after.owner().value(), kept);
        }
        notice.ifPresent(notices::add);
        return true;
    }
}
