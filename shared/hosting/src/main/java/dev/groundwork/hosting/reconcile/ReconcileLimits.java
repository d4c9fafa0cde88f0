package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import java.time.Duration;
import java.util.Map;

/**
 * The limits of one run of the minute schedule. They are times of this machine, not of the product's clock: they bound how long a function runs.
 *
 * @param begin nothing new begins later in a run; with the longest call of a provider (20 seconds) a run ends within its function's minute
 * @param waitFor no call of a provider begins once a run has waited for it this long; with that call it waits for no longer than 30 seconds
 * @param page the items of a page
 * @param items the most items of one list that a run visits
 * @param atOnce the most calls at a time
 * @param reads the most drift checks of a run at a provider, so that deployments have the rest of its limit; nothing for no limit
 */
public record ReconcileLimits(
        Duration begin, Duration waitFor, int page, int items, int atOnce, Map<ProviderName, Integer> reads) {

    /** The limits of the product. A share of what the providers allow a minute: Render 400 reads, Railway 166 requests (10,000 an hour). */
    public static final ReconcileLimits STANDARD = new ReconcileLimits(
            Duration.ofSeconds(35),
            Duration.ofSeconds(10),
            32,
            2_000,
            16,
            Map.of(ProviderName.RENDER, 200, ProviderName.RAILWAY, 80, ProviderName.VERCEL, 200));

    public ReconcileLimits {
        reads = Map.copyOf(reads);
    }
}
