package dev.groundwork.appregistry.model;

/**
 * The reason why a deployment failed.
 *
 * @param code the kind of failure
 * @param detail one sentence for the owner, at most {@value #MAX_DETAIL} characters, the rest is cut
 */
public record DeploymentFailure(FailureCode code, String detail) {

    private static final int MAX_DETAIL = 500;

    public DeploymentFailure {
        detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL);
    }
}
