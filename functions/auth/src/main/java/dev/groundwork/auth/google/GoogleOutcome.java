package dev.groundwork.auth.google;

import dev.groundwork.auth.google.GoogleSignIn.Failed;
import dev.groundwork.auth.sessions.RefreshToken;
import java.time.Duration;

/** The result of finishing a sign-in with Google. */
sealed interface GoogleOutcome permits GoogleOutcome.SignedIn, Failed {

    /** The device is signed in. */
    record SignedIn(RefreshToken refreshToken, Duration refreshLife, ReturnTo returnTo) implements GoogleOutcome {}
}
