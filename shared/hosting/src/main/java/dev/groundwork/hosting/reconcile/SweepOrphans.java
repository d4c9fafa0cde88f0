package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.MarkedObjects;
import dev.groundwork.hosting.provider.MarkedObjects.MarkedObject;
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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds services at providers and repositories at GitHub that carry a marker of our stack and have no app: what a lost answer left behind, twice made or
 * not deleted. Each run reads one page of each place's list and the next run the page after, so that a run costs one call whatever stands there. An orphan
 * is logged, and removed once it is known for {@link #GRACE}, unless {@code GROUNDWORK_ORPHAN_SWEEP} is false. Nobody else's object is touched.
 */
@Singleton
public final class SweepOrphans implements ReconcilePart {

    /** The time that an orphan is known before it is removed: an operator can still act, and a restored table still has its apps. */
    public static final Duration GRACE = Duration.ofHours(24);

    /** The pages of a place's list that a run reads. */
    private static final int PAGES = 1;

    /** The most orphans of a place that a run removes; the others are there in a later run. */
    private static final int REMOVALS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(SweepOrphans.class);

    private final AppRegistry registry;
    private final List<MarkedObjects> places;
    private final OrphanRecords records;
    private final RotatingWalk walk;
    private final StackName stack;
    private final ProductClock clock;
    private final boolean removes;

    /**
     * @param others the places beside the providers
     * @param removes false to log orphans only
     */
    public SweepOrphans(
            AppRegistry registry,
            HostingProviders providers,
            List<MarkedObjects> others,
            OrphanRecords records,
            RotatingWalk walk,
            StackName stack,
            ProductClock clock,
            @Value("${groundwork.orphan.sweep}") boolean removes) {
        this.registry = registry;
        this.places = Stream.<MarkedObjects>concat(
                        providers.configured().stream().map(MarkedServices::new), others.stream())
                .toList();
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
        run.each(places.stream().filter(MarkedObjects::isConfigured).toList(), place -> sweep(place, run));
    }

    private void sweep(MarkedObjects place, ReconcileRun run) {
        var pages = new AtomicInteger(PAGES);
        walk.walk(
                "orphans-" + place.place(),
                from -> page(place, from, run),
                () -> run.hasTime() && pages.getAndDecrement() > 0,
                objects -> objects.stream()
                        .filter(object -> isLongOrphaned(place, object))
                        .limit(REMOVALS)
                        .forEach(object -> remove(place, object, run)));
    }

    /** A position that the place does not take any more, as after a long pause, is one at the end: the walk begins again. */
    private Optional<RegistryPage<MarkedObject>> page(MarkedObjects place, Optional<String> from, ReconcileRun run) {
        return run.call(place.place(), () -> place.list(stack, from)).flatMap(outcome -> switch (outcome) {
            case ProviderOutcome.Answered<RegistryPage<MarkedObject>>(var page) -> Optional.of(page);
            case ProviderOutcome.Missing<RegistryPage<MarkedObject>>() -> atEnd(from);
            case ProviderOutcome.NameConflict<RegistryPage<MarkedObject>>() -> atEnd(from);
            case ProviderOutcome.Rejected<RegistryPage<MarkedObject>> rejected -> atEnd(from);
            case ProviderOutcome.VariableRefused<RegistryPage<MarkedObject>> refused -> atEnd(from);
            case ProviderOutcome.Unavailable<RegistryPage<MarkedObject>> unavailable -> Optional.empty();
            case ProviderOutcome.TokenRefused<RegistryPage<MarkedObject>>() -> Optional.empty();
        });
    }

    private static Optional<RegistryPage<MarkedObject>> atEnd(Optional<String> from) {
        return from.map(position -> new RegistryPage<>(List.of(), Optional.empty()));
    }

    private boolean isLongOrphaned(MarkedObjects place, MarkedObject object) {
        if (!isOrphan(place, object)) {
            records.forget(place.place(), object.id());
            return false;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var since = records.seen(place.place(), object.id(), now);
        LOG.atWarn()
                .addKeyValue("event", "orphan_found")
                .addKeyValue("provider", place.place())
                .addKeyValue("serviceId", object.id())
                .addKeyValue("since", since)
                .log("An object of ours at a provider has no app");
        return removes && !since.plus(GRACE).isAfter(now);
    }

    /** An app that is being created has no object yet, and one that is being deleted is removed by the worker: both have their app. */
    private boolean isOrphan(MarkedObjects place, MarkedObject object) {
        var app = stack.appOf(object.marker()).flatMap(registry::find);
        return app.isEmpty() || place.hasAnother(app.get(), object);
    }

    private void remove(MarkedObjects place, MarkedObject object, ReconcileRun run) {
        if (isOrphan(place, object) && isDeleted(place, object, run)) {
            run.changed(1);
            records.forget(place.place(), object.id());
            LOG.atWarn()
                    .addKeyValue("event", "orphan_removed")
                    .addKeyValue("provider", place.place())
                    .addKeyValue("serviceId", object.id())
                    .log("An object of ours without an app was removed at its provider");
        }
    }

    private static boolean isDeleted(MarkedObjects place, MarkedObject object, ReconcileRun run) {
        return run.call(place.place(), () -> place.delete(object))
                .filter(outcome -> outcome instanceof ProviderOutcome.Answered)
                .isPresent();
    }
}
