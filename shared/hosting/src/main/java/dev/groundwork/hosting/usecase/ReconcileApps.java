package dev.groundwork.hosting.usecase;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.ProviderName;
import dev.groundwork.appregistry.model.StatusReason;
import dev.groundwork.hosting.port.HostingProvider;
import dev.groundwork.hosting.port.HostingProvider.Service;
import dev.groundwork.hosting.port.HostingProviders;
import dev.groundwork.hosting.port.ProviderOutcome;
import dev.groundwork.hosting.port.StepQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings apps back to the truth, once a minute: what is overdue is given to the worker again, whatever message or crash was in the way;
 * what should run and does not is started, or known to be gone. Concurrent runs are harmless.
 */
@Singleton
public final class ReconcileApps {

    private static final int PAGE = 100;

    /** Apps that one run looks at in each list; the next run goes on from the start, with what is left to do. */
    private static final int MAX_APPS = 2_000;

    private final AppRegistry registry;
    private final AppEditor editor;
    private final HostingProviders providers;
    private final StepQueue queue;
    private final ProductClock clock;

    ReconcileApps(AppRegistry registry, HostingProviders providers, StepQueue queue, ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.providers = providers;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * What a run did.
     *
     * @param checked apps looked at
     * @param changed apps given to the worker or corrected
     * @param calls calls of providers
     */
    public record Report(long checked, long changed, long calls) {}

    /** One run. */
    public Report reconcile() {
        var run = new Run();
        walk(from -> registry.due(clock.instant(), PAGE, from), run::due);
        walk(from -> registry.running(PAGE, from), run::running);
        return new Report(run.checked, run.changed, run.calls);
    }

    private static void walk(Function<Optional<String>, RegistryPage<AppId>> read, Consumer<AppId> visit) {
        var next = Optional.<String>empty();
        int seen = 0;
        do {
            var page = read.apply(next);
            page.items().forEach(visit);
            seen += page.items().size();
            next = page.next();
        } while (next.isPresent() && seen < MAX_APPS);
    }

    /** Counts, and remembers which providers do not answer, so that none is waited for twice. */
    private final class Run {

        private final Set<ProviderName> silent = EnumSet.noneOf(ProviderName.class);
        private long checked;
        private long changed;
        private long calls;

        void due(AppId id) {
            checked++;
            registry.find(id).ifPresent(app -> {
                changed++;
                queue.send(message(app), Duration.ZERO);
            });
        }

        private WorkerMessage message(App app) {
            var deployment = app.isRemoved() || app.mustStop() ? Optional.<Deployment>empty() : app.active();
            return new WorkerMessage(
                    app.id(),
                    deployment.map(Deployment::id),
                    deployment.map(d -> d.progress().turn()).orElse(0));
        }

        void running(AppId id) {
            checked++;
            registry.find(id).filter(a -> a.isRunning() && a.active().isEmpty()).ifPresent(this::compare);
        }

        private void compare(App app) {
            var provider = providers.find(app.identity().provider()).filter(p -> !silent.contains(p.name()));
            var service = app.serving().service();
            if (provider.isEmpty() || service.isEmpty()) {
                return;
            }
            calls++;
            switch (provider.get().service(service.get())) {
                case ProviderOutcome.Answered<Service>(var found) -> correct(app, found, provider.get());
                case ProviderOutcome.Missing<Service> gone -> removed(app);
                case ProviderOutcome.NameConflict<Service> conflict ->
                    silent.add(provider.get().name());
                case ProviderOutcome.Rejected<Service> rejected ->
                    silent.add(provider.get().name());
                case ProviderOutcome.Unavailable<Service> unavailable ->
                    silent.add(provider.get().name());
            }
        }

        private void correct(App app, Service service, HostingProvider provider) {
            switch (service.state()) {
                case RUNNING -> {
                    // As it should be.
                }
                case STOPPED, CRASHED -> {
                    calls++;
                    changed++;
                    provider.start(service.id());
                }
                case NONE -> removed(app);
            }
        }

        private void removed(App app) {
            editor.edit(
                            () -> registry.find(app.id()),
                            a -> a.isRunning() && a.active().isEmpty()
                                    ? Optional.of(a.stopped(
                                            StatusReason.REMOVED_AT_PROVIDER,
                                            clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                                    : Optional.empty())
                    .ifPresent(a -> changed++);
        }
    }
}
