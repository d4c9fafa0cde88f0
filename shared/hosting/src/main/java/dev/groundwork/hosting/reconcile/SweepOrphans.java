package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.RegistryPage;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds services that carry a marker of our stack and have no app: what a lost answer left behind, twice made or not deleted. Each run reads
 * one page of each provider's list and the next run the page after, so that a run costs one call whatever stands there. An orphan is logged,
 * and removed once it is known for {@link #GRACE}, unless {@code GROUNDWORK_ORPHAN_SWEEP} is false. Nobody else's service is touched.
 */
@Singleton
public final class SweepOrphans implements ReconcilePart {

    /** The time that an orphan is known before it is removed: an operator can still act, and a restored table still has its apps. */
    public static final Duration GRACE = Duration.ofHours(24);

    /** The pages of a provider's list that a run reads. */
    private static final int PAGES = 1;

    /** The most orphans of a provider that a run removes; the others are there in a later run. */
    private static final int REMOVALS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(SweepOrphans.class);

    private final AppRegistry registry;
    private final HostingProviders providers;
    private final OrphanRecords records;
    private final RotatingWalk walk;
    private final StackName stack;
    private final ProductClock clock;
    private final boolean removes;

    public SweepOrphans(
            AppRegistry registry,
            HostingProviders providers,
            OrphanRecords records,
            RotatingWalk walk,
            StackName stack,
            ProductClock clock,
            @Value("${groundwork.orphan.sweep}") boolean removes) {
        this.registry = registry;
        this.providers = providers;
        this.records = records;
        this.walk = walk;
        this.stack = stack;
        this.clock = clock;
        this.removes = removes;
    }

    @Override
    public Stage stage() {
        return Stage.SWEEP;
    }

    @Override
    public void run(ReconcileRun run) {
        var asked = providers.configured().stream()
                .filter(HostingProvider::isConfigured)
                .toList();
        run.each(asked, provider -> sweep(provider, run));
    }

    private void sweep(HostingProvider provider, ReconcileRun run) {
        var pages = new AtomicInteger(PAGES);
        walk.walk(
                "orphans-" + provider.name().text(),
                from -> page(provider, from, run),
                () -> run.hasTime() && pages.getAndDecrement() > 0,
                services -> services.stream()
                        .filter(service -> isLongOrphaned(provider, service))
                        .limit(REMOVALS)
                        .forEach(service -> remove(provider, service, run)));
    }

    /** A position that the provider does not take any more, as after a long pause, is one at the end: the walk begins again. */
    private Optional<RegistryPage<OwnedService>> page(
            HostingProvider provider, Optional<String> from, ReconcileRun run) {
        return run.call(provider.name(), () -> provider.owned(stack, from)).flatMap(outcome -> switch (outcome) {
            case ProviderOutcome.Answered<OwnedServices>(var page) ->
                Optional.of(new RegistryPage<>(page.services(), page.next()));
            case ProviderOutcome.Missing<OwnedServices>() -> atEnd(from);
            case ProviderOutcome.NameConflict<OwnedServices>() -> atEnd(from);
            case ProviderOutcome.Rejected<OwnedServices> rejected -> atEnd(from);
            case ProviderOutcome.VariableRefused<OwnedServices> refused -> atEnd(from);
            case ProviderOutcome.Unavailable<OwnedServices> unavailable -> Optional.empty();
            case ProviderOutcome.TokenRefused<OwnedServices>() -> Optional.empty();
        });
    }

    private static Optional<RegistryPage<OwnedService>> atEnd(Optional<String> from) {
        return from.map(position -> new RegistryPage<>(List.of(), Optional.empty()));
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

    private void remove(HostingProvider provider, OwnedService service, ReconcileRun run) {
        if (isOrphan(service)
                && run.call(provider.name(), () -> provider.delete(service.id()))
                                .orElseGet(ProviderOutcome.Missing::new)
                        instanceof ProviderOutcome.Answered) {
            run.changed(1);
            records.forget(provider.name(), service.id());
            LOG.atWarn()
                    .addKeyValue("event", "orphan_removed")
                    .addKeyValue("provider", provider.name().text())
                    .addKeyValue("serviceId", service.id())
                    .log("A service of ours without an app was removed at its provider");
        }
    }
}
