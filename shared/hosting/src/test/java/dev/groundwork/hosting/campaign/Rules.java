package dev.groundwork.hosting.campaign;

import dev.groundwork.hosting.deployment.DeploymentLimits;
import dev.groundwork.hosting.provider.HostingProvider;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * The rules of the engine, all of them or all but one: a provider through which a rule cannot be kept, and limits.
 *
 * @param name what is broken
 * @param broken what the engine sees of a provider
 */
record Rules(String name, BiFunction<CampaignWorld, HostingProvider, HostingProvider> broken, DeploymentLimits limits) {

    private static final DeploymentLimits STANDARD = DeploymentLimits.standard(Duration.ofMinutes(45));

    static Rules all() {
        return new Rules("nothing", (world, provider) -> provider, STANDARD);
    }

    static Rules without(String name, BiFunction<CampaignWorld, HostingProvider, HostingProvider> broken) {
        return new Rules(name, broken, STANDARD);
    }

    /** No step is leased: two workers perform it at once. */
    static Rules withoutLease() {
        return new Rules(
                "lease",
                (world, provider) -> provider,
                new DeploymentLimits(
                        STANDARD.deployTimeout(),
                        Duration.ZERO,
                        STANDARD.poll(),
                        STANDARD.probe(),
                        STANDARD.longestWait()));
    }

    HostingProvider on(CampaignWorld world, HostingProvider provider) {
        return broken.apply(world, provider);
    }
}
