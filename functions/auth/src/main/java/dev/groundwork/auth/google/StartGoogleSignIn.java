package dev.groundwork.auth.google;

import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.google.GoogleSignIn.Failed;
import dev.groundwork.auth.google.OAuthStates.OAuthState;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;

/** Sends a browser to Google, and stores the OAuth state. */
@Singleton
final class StartGoogleSignIn {

    private final GoogleSignIn google;
    private final OAuthStates states;
    private final SecurityLog log;
    private final ProductClock clock;
    private final SecureRandom random;

    StartGoogleSignIn(
            GoogleSignIn google, OAuthStates states, SecurityLog log, ProductClock clock, SecureRandom random) {
        this.google = google;
        this.states = states;
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    /** A started sign-in: the browser keeps the secret and follows the redirect, if there is one. */
    record Started(GoogleSignIn.Start start, OAuthSecret secret) {}

    /** Starts. */
    Started start(ReturnTo returnTo, Edge origin) {
        var secret = OAuthSecret.next(random);
        var start = google.start(secret);
        switch (start) {
            case GoogleSignIn.Start.Redirect redirect ->
                states.store(secret.state(), OAuthState.start(returnTo, clock.instant()));
            case Failed(var error) -> log.record(SecurityEvent.LOGIN_FAILED, error.code(), Optional.empty(), origin);
        }
        return new Started(start, secret);
    }
}
