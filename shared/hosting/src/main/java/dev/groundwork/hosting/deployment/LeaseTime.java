package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.model.Deployment;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The time that is left of a lease before something is ordered. A provider has no idempotency keys: between the look for what an earlier try
 * has made and the order, a worker may be held up for longer than its lease, and another one may have ordered meanwhile.
 */
final class LeaseTime {

    /** The time that an order may take, so that it has its effect while the lease holds. */
    private static final Duration FOR_AN_ORDER = Duration.ofSeconds(30);

    private final InstantSource clock;

    LeaseTime(InstantSource clock) {
        this.clock = clock;
    }

    /** Orders something if the lease of the deployment holds long enough; else the step is left to whoever has it by then. */
    StepResult order(Deployment deployment, Supplier<StepResult> order) {
        var progress = deployment.progress();
        var isHeld = progress.lease()
                .filter(lease -> lease.isLive(clock.instant().plus(FOR_AN_ORDER)))
                .isPresent();
        return isHeld ? order.get() : new StepResult.Wait(progress.step());
    }
}
