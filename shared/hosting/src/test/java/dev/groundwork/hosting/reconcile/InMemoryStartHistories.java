package dev.groundwork.hosting.reconcile;

import dev.groundwork.kernel.AppId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The starts of apps, in memory. */
final class InMemoryStartHistories implements StartHistories {

    private final Map<AppId, StartHistory> histories = new HashMap<>();

    @Override
    public synchronized Optional<StartHistory> read(AppId app) {
        return Optional.ofNullable(histories.get(app));
    }

    @Override
    public synchronized boolean write(AppId app, Optional<StartHistory> seen, StartHistory next) {
        if (!read(app).equals(seen)) {
            return false;
        }
        histories.put(app, next);
        return true;
    }
}
