package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.kernel.AppId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/** The slots of creations in memory. */
public final class InMemoryCreationQuota implements CreationQuota {

    private final CreationLimits limits;
    private final Map<ProviderName, CreationQueue> queues = new EnumMap<>(ProviderName.class);

    public InMemoryCreationQuota(CreationLimits limits) {
        this.limits = limits;
    }

    @Override
    public synchronized Decision ask(ProviderName provider, AppId app, Instant now, Predicate<AppId> stillWaits) {
        var limit = limits.of(provider);
        if (limit.isEmpty()) {
            return new Decision.Granted();
        }
        var asked = queues.getOrDefault(provider, CreationQueue.EMPTY).ask(app, limit.getAsInt(), now, stillWaits);
        queues.put(provider, asked.queue());
        return asked.decision();
    }
}
