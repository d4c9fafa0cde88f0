package dev.groundwork.auth.google;

/** A sign-in with Google that failed, at whichever step. */
record Failed(GoogleSignInError error) implements GoogleSignIn.Start, GoogleSignIn.Redemption, GoogleOutcome {}
