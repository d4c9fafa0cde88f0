package dev.groundwork.localstack.provider.app;

/** The outcome of starting a release. */
sealed interface LaunchOutcome {

    /** It answers. */
    record Answers(Running running) implements LaunchOutcome {}

    /** Its process ended before it answered. */
    record Exited(String detail) implements LaunchOutcome {}

    /** Its process did not answer in time, and was ended. */
    record Silent(String detail) implements LaunchOutcome {}
}
