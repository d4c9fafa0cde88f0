package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.hosting.provider.limit.CreationQuota;
import dev.groundwork.hosting.provider.limit.CreationQuota.Decision;
import dev.groundwork.kernel.AppId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The slots of creations at providers, as deployments ask for them.
 *
 * @param quota the slots
 * @param registry tells which apps still wait for one
 * @param longest the longest interval between two questions of a deployment
 */
record CreationSlots(CreationQuota quota, AppRegistry registry, Duration longest) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Takes a slot for one request, or returns the wait for it. */
    Optional<StepResult> waiting(ProviderName provider, AppId app, Instant now) {
        return switch (quota.ask(provider, app, now, this::stillWaits)) {
            case Decision.Granted() -> Optional.empty();
            case Decision.Queued(var position, var eta) ->
                Optional.of(new StepResult.Pause(
                        PendingReason.queued(position, eta), Optional.of(bounded(Duration.between(now, eta)))));
        };
    }

    private boolean stillWaits(AppId app) {
        return registry.find(app)
                .flatMap(App::active)
                .flatMap(d -> d.pendingReason())
                .filter(reason -> reason.code() == PendingReason.Code.QUEUED_FOR_PROVIDER_QUOTA)
                .isPresent();
    }

    private Duration bounded(Duration wait) {
        var atLeast = wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        return atLeast.compareTo(longest) > 0 ? longest : atLeast;
    }
}
