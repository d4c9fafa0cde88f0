package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.reconcile.StartHistory.Decision;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;

/**
 * Starts an app that should run and does not: a few times at once, then after growing waits, and in the end no more. A start is recorded before it is
 * made, so that of two runs one makes it, and a run that dies in between costs one try.
 */
@Singleton
final class StartCrashedApp {

    private final StartHistories histories;
    private final ProductClock clock;

    StartCrashedApp(StartHistories histories, ProductClock clock) {
        this.histories = histories;
        this.clock = clock;
    }

    /** The outcome for an app. */
    sealed interface Outcome {
        /** It was started, or the provider was asked to. */
        record Started() implements Outcome {}

        /** It is left as it is for now. */
        record Left() implements Outcome {}

        /** It does not keep running, and its provider has stopped what was left of it. */
        record GivenUp(StatusReason why) implements Outcome {}
    }

    /**
     * Starts an app, leaves it, or gives it up.
     *
     * @param why how it was found
     */
    Outcome start(App app, ServiceId service, String why, HostingProvider provider, ReconcileRun run) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = histories.read(app.id());
        return switch (StartHistory.decide(known, StartHistory.runOf(app), why, now)) {
            case Decision.Start(var history)
            when histories.write(app.id(), known, history) -> {
                run.call(provider.name(), () -> provider.start(service));
                yield new Outcome.Started();
            }
            case Decision.Start start -> new Outcome.Left();
            case Decision.Wait() -> new Outcome.Left();
            case Decision.GiveUp(var cause) ->
                isStopped(service, provider, run)
                        ? new Outcome.GivenUp(StatusReason.suspendedByProvider(cause))
                        : new Outcome.Left();
        };
    }

    /** A provider may go on starting what crashes; a refusal to stop says that nothing is left to stop. */
    private static boolean isStopped(ServiceId service, HostingProvider provider, ReconcileRun run) {
        return run.call(provider.name(), () -> provider.stop(service))
                .filter(outcome -> !(outcome instanceof ProviderOutcome.Unavailable)
                        && !(outcome instanceof ProviderOutcome.TokenRefused))
                .isPresent();
    }
}
