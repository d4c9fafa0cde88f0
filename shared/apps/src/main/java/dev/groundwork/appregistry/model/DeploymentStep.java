package dev.groundwork.appregistry.model;

/**
 * A step of a deployment. Each is safe to repeat: whether it was done before is looked up at the provider, never guessed.
 */
public enum DeploymentStep {
    /** Finds our service by its name and marker, or creates it. */
    ENSURE_SERVICE,
    /** Finds this deployment at the provider by our token, or creates it. */
    DEPLOY,
    /** Starts what the service last ran. */
    START_SERVICE,
    /** Reads the deployment at the provider. */
    POLL,
    /** Reads whether the service runs. */
    POLL_SERVICE,
    /** Requests the url for this build. */
    PROBE
}
