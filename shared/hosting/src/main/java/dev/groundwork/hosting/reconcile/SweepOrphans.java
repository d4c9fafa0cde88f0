package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.OwnedService;
import dev.groundwork.hosting.provider.HostingProvider.OwnedServices;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds services that carry a marker of our stack and have no app: what a lost answer left behind, twice made or not deleted. Each run reads
 * one page of each provider's list and the next run the page after, so that a run costs one call whatever stands there. An orphan is logged,
 * and removed once it is known for {@link #GRACE}, unless {@code GROUNDWORK_ORPHAN_SWEEP} is false. Nobody else's service is touched.
 */
@Singleton
public final class SweepOrphans {

    /** The time that an orphan is known before it is removed: an operator can still act, and a restored table still has its apps. */
    public static final Duration GRACE = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(SweepOrphans.class);

    private final AppRegistry registry;
    private final HostingProviders providers;
    private final OrphanRecords records;
    private final StackName stack;
    private final ProductClock clock;
    private final boolean removes;

    public SweepOrphans(
            AppRegistry registry,
            HostingProviders providers,
            OrphanRecords records,
            StackName stack,
            ProductClock clock,
            @Value("${groundwork.orphan.sweep}") boolean removes) {
        this.registry = registry;
        this.providers = providers;
        this.records = records;
        this.stack = stack;
        this.clock = clock;
        this.removes = removes;
    }

    /**
     * The result of a run.
     *
     * @param removed how many orphans were removed
     * @param calls how many calls of providers were made
     */
    public record Swept(long removed, long calls) {}

    /** Reads the next page of each provider. */
    public Swept sweep() {
        long removed = 0;
        long calls = 0;
        for (var provider : providers.configured()) {
            if (provider.isConfigured()) {
                var swept = sweep(provider);
                removed += swept.removed();
                calls += swept.calls();
            }
        }
        return new Swept(removed, calls);
    }

    private Swept sweep(HostingProvider provider) {
        var cursor = records.cursor(provider.name());
        if (!(provider.owned(stack, cursor) instanceof ProviderOutcome.Answered<OwnedServices>(var page))) {
            return new Swept(0, 1);
        }
        long removed = page.services().stream()
                .filter(service -> isLongOrphaned(provider, service))
                .filter(service -> isRemoved(provider, service))
                .count();
        if (!page.next().equals(cursor)) {
            records.moveTo(provider.name(), page.next());
        }
        return new Swept(removed, 1 + removed);
    }

    private boolean isLongOrphaned(HostingProvider provider, OwnedService service) {
        if (!isOrphan(service)) {
            records.forget(provider.name(), service.id());
            return false;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var since = records.seen(provider.name(), service.id(), now);
        LOG.atWarn()
                .addKeyValue("event", "orphan_found")
                .addKeyValue("provider", provider.name().text())
                .addKeyValue("serviceId", service.id())
                .addKeyValue("since", since)
                .log("A service of ours at a provider has no app");
        return removes && !since.plus(GRACE).isAfter(now);
    }

    /** An app that is being created has no service yet, and one that is being deleted is removed by the worker: both have their app. */
    private boolean isOrphan(OwnedService service) {
        var app = stack.appOf(service.marker()).flatMap(registry::find);
        return app.isEmpty()
                || app.get()
                        .serving()
                        .service()
                        .filter(id -> !id.equals(service.id()))
                        .isPresent();
    }

    private boolean isRemoved(HostingProvider provider, OwnedService service) {
        if (!isOrphan(service) || !(provider.delete(service.id()) instanceof ProviderOutcome.Answered)) {
            return false;
        }
        records.forget(provider.name(), service.id());
        LOG.atWarn()
                .addKeyValue("event", "orphan_removed")
                .addKeyValue("provider", provider.name().text())
                .addKeyValue("serviceId", service.id())
                .log("A service of ours without an app was removed at its provider");
        return true;
    }
}
