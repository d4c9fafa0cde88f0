package dev.groundwork.appregistry.model;

import java.util.Locale;

/**
 * The reason why a deployment failed.
 *
 * @param code the kind of failure
 * @param detail one sentence for the owner, at most {@value #MAX_DETAIL} characters, the rest is cut
 */
public record DeploymentFailure(Code code, String detail) {

    private static final int MAX_DETAIL = 4_000;

    public DeploymentFailure {
        detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL);
    }

    /** The kinds of failure of a deployment. Stable: clients branch on them. */
    public enum Code {
        BUILD_FAILED,
        /** The process ended before it listened. */
        START_FAILED,
        /** The url never answered. */
        HEALTH_CHECK_FAILED,
        TIMEOUT,
        /** The deployment never appeared at the provider, or vanished there. */
        UNKNOWN_DEPLOY,
        /** The name of the service belongs to a service that is not ours. */
        NAME_CONFLICT,
        VARIABLE_REFUSED,
        PROVIDER_REJECTED,
        INSUFFICIENT_CREDITS,
        SOURCE_UNSAFE;

        /** Returns the text that callers see. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
