package dev.groundwork.appregistry.model;

/**
 * What is to be done next for a deployment. Each step is safe to repeat: whether it was done before is looked up at the provider, never
 * guessed.
 */
public enum DeploymentStep {
    /** Find our service by its name and marker, or create it. */
    ENSURE_SERVICE,
    /** Find this deployment at the provider by our token, or ask for it. */
    DEPLOY,
    /** Ask the provider to run again what the service last ran. */
    START_SERVICE,
    /** Ask how the provider's deployment stands. */
    POLL,
    /** Ask whether the service runs. */
    POLL_SERVICE,
    /** Ask the url itself for this build. */
    PROBE
}
