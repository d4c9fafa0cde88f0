package dev.groundwork.auth.usecase;

import dev.groundwork.auth.domain.GoogleRefusal;
import dev.groundwork.auth.domain.Handshake;
import dev.groundwork.auth.domain.HandshakeSecret;
import dev.groundwork.auth.domain.Origin;
import dev.groundwork.auth.domain.ReturnTo;
import dev.groundwork.auth.domain.SecurityEvent;
import dev.groundwork.auth.port.GoogleSignIn;
import dev.groundwork.auth.port.Handshakes;
import dev.groundwork.auth.port.SecurityLog;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;

/** Sends a browser to Google, and remembers that it was. */
@Singleton
public final class StartGoogleSignIn {

    private final GoogleSignIn google;
    private final Handshakes handshakes;
    private final SecurityLog log;
    private final ProductClock clock;
    private final SecureRandom random;

    StartGoogleSignIn(
            GoogleSignIn google, Handshakes handshakes, SecurityLog log, ProductClock clock, SecureRandom random) {
        this.google = google;
        this.handshakes = handshakes;
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    /** What came of beginning. */
    public sealed interface Outcome {

        /** The browser keeps the secret and goes there. */
        record Begun(URI uri, HandshakeSecret secret) implements Outcome {}

        /** There is nowhere to go. */
        record Failed(GoogleRefusal why) implements Outcome {}
    }

    /** Begins. */
    public Outcome start(ReturnTo returnTo, Origin origin) {
        var secret = HandshakeSecret.next(random);
        return switch (google.request(secret)) {
            case GoogleSignIn.Request.At(var uri) -> {
                handshakes.keep(secret.state(), Handshake.begin(returnTo, clock.instant()));
                yield new Outcome.Begun(uri, secret);
            }
            case GoogleSignIn.Request.Failed(var why) -> {
                log.record(SecurityEvent.LOGIN_FAILED, why.code(), Optional.empty(), origin);
                yield new Outcome.Failed(why);
            }
        };
    }
}
