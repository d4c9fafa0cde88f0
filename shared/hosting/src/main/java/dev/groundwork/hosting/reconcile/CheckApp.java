package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.redaction.AppSecrets;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares one running app with its provider and corrects what drifted: starts an app that should run and does not, and records one that its
 * provider has removed or suspended, or that does not keep running. An app with an active deployment is left to it. Safe to repeat and to run twice at once.
 */
@Singleton
public final class CheckApp {

    private static final Logger LOG = LoggerFactory.getLogger(CheckApp.class);

    /** It was started several times in a row, and crashed each time. */
    private static final String CRASH_LOOP = "crash_loop";

    /** It was started several times in a row, and stopped at the provider each time. */
    private static final String STOPPED_AGAIN = "stopped";

    private final AppRegistry registry;
    private final AppEditor editor;
    private final HostingProviders providers;
    private final StartCrashedApp startCrashedApp;
    private final ReconcileRuns runs;
    private final AppSecrets secrets;
    private final ProductClock clock;

    CheckApp(
            AppRegistry registry,
            HostingProviders providers,
            StartCrashedApp startCrashedApp,
            ReconcileRuns runs,
            AppSecrets secrets,
            ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.providers = providers;
        this.startCrashedApp = startCrashedApp;
        this.runs = runs;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Checks an app now, where it runs: its provider has notified us that something happened to it. */
    public void check(AppId id) {
        check(id, runs.begin());
    }

    /** Checks an app as a part of a run, where it runs. */
    public void check(AppId id, ReconcileRun run) {
        run.checked(1);
        registry.find(id).filter(CheckApp::isChecked).ifPresent(app -> compare(app, run));
    }

    private static boolean isChecked(App app) {
        return app.isRunning() && app.active().isEmpty();
    }

    private void compare(App app, ReconcileRun run) {
        var provider = providers.find(app.identity().provider());
        var service = app.serving().service();
        if (provider.isEmpty() || service.isEmpty()) {
            return;
        }
        run.call(provider.get().name(), () -> provider.get().service(service.get()))
                .ifPresent(outcome -> {
                    switch (outcome) {
                        case ProviderOutcome.Answered<Service>(var found) -> correct(app, found, provider.get(), run);
                        case ProviderOutcome.Missing<Service> gone -> removed(app, run);
                        case ProviderOutcome.NameConflict<Service> conflict -> refused(app);
                        case ProviderOutcome.Rejected<Service> rejected -> refused(app);
                        case ProviderOutcome.VariableRefused<Service> variable -> refused(app);
                        case ProviderOutcome.Unavailable<Service> unavailable -> {
                            // Nothing is concluded from silence; the run does not call the provider again.
                        }
                        case ProviderOutcome.TokenRefused<Service> refused -> {
                            // The circuit of the provider counts it; the run does not call the provider again.
                        }
                    }
                });
    }

    private static void refused(App app) {
        LOG.atWarn()
                .addKeyValue("event", "drift_check_refused")
                .addKeyValue("appId", app.id())
                .log("A provider refuses to tell the state of an app's service");
    }

    private void correct(App app, Service service, HostingProvider provider, ReconcileRun run) {
        switch (service.state()) {
            case RUNNING, UNKNOWN -> {
                // Nothing is to be corrected.
            }
            case SUSPENDED -> stopped(app, suspended(app, service), run);
            case STOPPED -> start(app, service, provider, STOPPED_AGAIN, run);
            case CRASHED -> start(app, service, provider, CRASH_LOOP, run);
            case NONE -> removed(app, run);
        }
    }

    /** The provider's words may quote a secret. */
    private StatusReason suspended(App app, Service service) {
        return StatusReason.suspendedByProvider(secrets.redactor(app.id()).redact(service.detail()));
    }

    private void start(App app, Service service, HostingProvider provider, String why, ReconcileRun run) {
        switch (startCrashedApp.start(app, service.id(), why, provider, run)) {
            case StartCrashedApp.Outcome.Started() -> run.changed(1);
            case StartCrashedApp.Outcome.Left() -> {
                // A later run looks again.
            }
            case StartCrashedApp.Outcome.GivenUp(var reason) -> stopped(app, reason, run);
        }
    }

    private void removed(App app, ReconcileRun run) {
        stopped(app, StatusReason.REMOVED_AT_PROVIDER, run);
    }

    private void stopped(App app, StatusReason why, ReconcileRun run) {
        editor.edit(
                        () -> registry.find(app.id()),
                        a -> isChecked(a) && a.serving().equals(app.serving())
                                ? Optional.of(a.stopped(why, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                                : Optional.empty())
                .ifPresent(a -> run.changed(1));
    }
}
