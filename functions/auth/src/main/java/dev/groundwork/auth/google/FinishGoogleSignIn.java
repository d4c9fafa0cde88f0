package dev.groundwork.auth.google;

import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.google.GoogleSignIn.Failed;
import dev.groundwork.auth.google.GoogleSignIn.GoogleSignInError;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Finishes a sign-in with Google. The state is deleted before anything is checked, so it works once, whatever the result; a state that another
 * browser started is used up and refused (RFC 9700 section 4.7), so nobody can be signed in as somebody else by a link.
 */
@Singleton
final class FinishGoogleSignIn {

    private static final String ACCESS_DENIED = "access_denied";

    private final OAuthStates states;
    private final GoogleSignIn google;
    private final SignInWithIdentity signIn;
    private final SecurityLog log;
    private final ProductClock clock;

    FinishGoogleSignIn(
            OAuthStates states, GoogleSignIn google, SignInWithIdentity signIn, SecurityLog log, ProductClock clock) {
        this.states = states;
        this.google = google;
        this.signIn = signIn;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The parameters that Google sent back with the browser.
     *
     * @param state the state that was sent there
     * @param code the code to redeem, if Google agreed
     * @param error the reason, if it did not
     * @param issuer the issuer of the answer (RFC 9207), if it is named
     */
    record Callback(Optional<String> state, Optional<String> code, Optional<String> error, Optional<String> issuer) {

        /** Nothing of the code, so that it cannot slip into a log. */
        @Override
        public String toString() {
            return "Callback[" + error.orElse("…") + "]";
        }
    }

    /**
     * Finishes.
     *
     * @param secret the secret in the browser's cookie
     * @param presented a refresh token that came along; its session ends with a success
     */
    GoogleOutcome finish(
            Callback callback, Optional<OAuthSecret> secret, Optional<RefreshToken> presented, Edge origin) {
        var state = callback.state().map(SecretToken::new);
        var started = state.flatMap(s -> states.take(s, clock.instant()));
        var own = secret.filter(s -> state.filter(s::began).isPresent());
        if (started.isEmpty()
                || own.isEmpty()
                || callback.issuer().filter(i -> !google.isFrom(i)).isPresent()) {
            return failed(GoogleSignInError.STATE_INVALID, origin);
        }
        if (callback.error().isPresent() || callback.code().isEmpty()) {
            var denied = callback.error().filter(ACCESS_DENIED::equals).isPresent();
            return failed(denied ? GoogleSignInError.DENIED : GoogleSignInError.FAILED, origin);
        }
        return switch (google.redeem(callback.code().get(), own.get())) {
            case GoogleSignIn.Redemption.Identified(var identity) ->
                signIn.signIn(identity, presented, started.get().returnTo(), origin);
            case Failed(var error) -> failed(error, origin);
        };
    }

    private GoogleOutcome failed(GoogleSignInError error, Edge origin) {
        log.record(SecurityEvent.LOGIN_FAILED, error.code(), Optional.empty(), origin);
        return new Failed(error);
    }

    /** The result of finishing a sign-in with Google. */
    sealed interface GoogleOutcome permits GoogleOutcome.SignedIn, Failed {

        /** The device is signed in. */
        record SignedIn(RefreshToken refreshToken, Duration refreshLife, ReturnTo returnTo) implements GoogleOutcome {}
    }
}
