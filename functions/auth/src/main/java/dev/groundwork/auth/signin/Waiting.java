package dev.groundwork.auth.signin;

import java.time.Duration;

/**
 * There were too many failed sign-ins in a row at this address; no password is verified until the wait is over.
 *
 * @param left the rest of the wait
 */
public record Waiting(Duration left) implements SignIns.Attempt, SignIn.Outcome, ConfirmPassword.NotConfirmed {}
