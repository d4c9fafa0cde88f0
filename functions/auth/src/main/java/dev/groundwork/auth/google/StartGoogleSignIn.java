package dev.groundwork.auth.google;

import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;

/** Sends a browser to Google, and remembers that it was. */
@Singleton
public final class StartGoogleSignIn {

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

    /** What came of beginning. */
    public sealed interface Outcome {

        /** The browser keeps the secret and goes there. */
        record Begun(URI uri, OAuthSecret secret) implements Outcome {}

        /** There is nowhere to go. */
        record Failed(GoogleSignInError why) implements Outcome {}
    }

    /** Begins. */
    public Outcome start(ReturnTo returnTo, Origin origin) {
        var secret = OAuthSecret.next(random);
        return switch (google.request(secret)) {
            case GoogleSignIn.Request.At(var uri) -> {
                states.store(secret.state(), OAuthState.start(returnTo, clock.instant()));
                yield new Outcome.Begun(uri, secret);
            }
            case GoogleSignIn.Request.Failed(var why) -> {
                log.record(SecurityEvent.LOGIN_FAILED, why.code(), Optional.empty(), origin);
                yield new Outcome.Failed(why);
            }
        };
    }
}
