package dev.groundwork.localstack.runner.lambda;

import java.time.Duration;
import java.util.Optional;

/**
 * The state of a function's process.
 *
 * @param phase the phase of the current process
 * @param starts the number of processes started since this program started
 * @param initDuration of the last process that initialised
 * @param initError the reason of the last start, where it failed
 */
public record FunctionState(Phase phase, long starts, Optional<Duration> initDuration, Optional<InitError> initError) {

    /** The phases of a process. */
    public enum Phase {
        /** There is no process: the next event starts one. */
        STOPPED,
        /** A process initialises. */
        STARTING,
        /** A process waits for events. */
        IDLE,
        /** A process works on events. */
        BUSY
    }
}
