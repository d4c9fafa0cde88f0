package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.ProviderOutcome;
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
 * Corrects what drifted, once a minute: sends the worker what is due, whatever message was lost or process died; starts an app that should
 * run and does not, and records one that its provider has removed. Concurrent runs are harmless.
 */
@Singleton
public final class ReconcileApps {

    private static final int PAGE = 100;

    /** The most apps of a list that one run checks; the next run begins at the start again, with what is left to do. */
    private static final int MAX_APPS = 2_000;

    private final AppRegistry registry;
    private final AppEditor editor;
    private final HostingProviders providers;
    private final WorkerQueue queue;
    private final ProductClock clock;

    public ReconcileApps(AppRegistry registry, HostingProviders providers, WorkerQueue queue, ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.providers = providers;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * The result of a run.
     *
     * @param checked how many apps were checked
     * @param changed how many apps were sent to the worker or corrected
     * @param calls how many calls of providers were made
     */
    public record Report(long checked, long changed, long calls) {

        /** Returns the result of this run and another together. */
        public Report and(Report other) {
            return new Report(checked + other.checked, changed + other.changed, calls + other.calls);
        }
    }

    /** Runs once over all apps that are due or running. */
    public Report reconcile() {
        var run = new Run();
        walk(from -> registry.due(clock.instant(), PAGE, from), run::due);
        walk(from -> registry.running(PAGE, from), run::running);
        return new Report(run.checked, run.changed, run.calls);
    }

    /** Checks one app now, where it runs: its provider has notified us that something happened to it. */
    public Report check(AppId id) {
        var run = new Run();
        run.running(id);
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

    /** Counts one run, and remembers which providers do not answer, so that none is waited for twice. */
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
                case ProviderOutcome.VariableRefused<Service> refused ->
                    silent.add(provider.get().name());
                case ProviderOutcome.Unavailable<Service> unavailable ->
                    silent.add(provider.get().name());
                case ProviderOutcome.TokenRefused<Service> refused ->
                    silent.add(provider.get().name());
            }
        }

        private void correct(App app, Service service, HostingProvider provider) {
            switch (service.state()) {
                case RUNNING, UNKNOWN -> {
                    // Nothing is to be corrected.
                }
                case SUSPENDED -> stopped(app, StatusReason.suspendedByProvider(service.detail()));
                case STOPPED, CRASHED -> {
                    calls++;
                    changed++;
                    provider.start(service.id());
                }
                case NONE -> removed(app);
            }
        }

        private void removed(App app) {
            stopped(app, StatusReason.REMOVED_AT_PROVIDER);
        }

        private void stopped(App app, StatusReason why) {
            editor.edit(
                            () -> registry.find(app.id()),
                            a -> a.isRunning() && a.active().isEmpty()
                                    ? Optional.of(a.stopped(why, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                                    : Optional.empty())
                    .ifPresent(a -> changed++);
        }
    }
}
