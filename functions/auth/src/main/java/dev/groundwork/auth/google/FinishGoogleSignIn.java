package dev.groundwork.auth.google;

import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends a sign-in with Google. The state is taken away before anything is judged, so it works once, whatever comes of it; a state that another
 * browser began is used up and refused (RFC 9700 section 4.7), so nobody can be signed in as somebody else by a link.
 */
@Singleton
public final class FinishGoogleSignIn {

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
     * What Google sent back with the browser.
     *
     * @param state what we sent there
     * @param code what is to be redeemed, where Google agreed
     * @param error why it did not
     * @param issuer who says that it is (RFC 9207), where it says so
     */
    public record Answer(
            Optional<String> state, Optional<String> code, Optional<String> error, Optional<String> issuer) {

        /** Nothing of the code, so that it cannot slip into a log. */
        @Override
        public String toString() {
            return "Answer[" + error.orElse("…") + "]";
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** The device is signed in and goes on there. */
        record SignedIn(RefreshToken refreshToken, Duration refreshLife, ReturnTo returnTo) implements Outcome {}

        /** Nobody is signed in. */
        record Failed(GoogleSignInError why) implements Outcome {}
    }

    /**
     * Ends it.
     *
     * @param secret what the browser kept
     * @param presented a refresh token that came along; its session ends with a success
     */
    public Outcome finish(
            Answer answer, Optional<OAuthSecret> secret, Optional<RefreshToken> presented, Origin origin) {
        var state = answer.state().map(SecretToken::new);
        var started = state.flatMap(s -> states.take(s, clock.instant()));
        var own = secret.filter(s -> state.filter(s::began).isPresent());
        if (started.isEmpty()
                || own.isEmpty()
                || answer.issuer().filter(i -> !google.isFrom(i)).isPresent()) {
            return failed(GoogleSignInError.STATE_INVALID, origin);
        }
        if (answer.error().isPresent() || answer.code().isEmpty()) {
            var denied = answer.error().filter(ACCESS_DENIED::equals).isPresent();
            return failed(denied ? GoogleSignInError.DENIED : GoogleSignInError.FAILED, origin);
        }
        return switch (google.redeem(answer.code().get(), own.get())) {
            case GoogleSignIn.Answer.Identified(var identity) ->
                ended(signIn.signIn(identity, presented, origin), started.get());
            case GoogleSignIn.Answer.Failed(var why) -> failed(why, origin);
        };
    }

    private static Outcome ended(SignInWithIdentity.Outcome outcome, OAuthState started) {
        return switch (outcome) {
            case SignInWithIdentity.Outcome.SignedIn(var token, var life) ->
                new Outcome.SignedIn(token, life, started.returnTo());
            case SignInWithIdentity.Outcome.Refused(var why) -> new Outcome.Failed(why);
        };
    }

    private Outcome failed(GoogleSignInError why, Origin origin) {
        log.record(SecurityEvent.LOGIN_FAILED, why.code(), Optional.empty(), origin);
        return new Outcome.Failed(why);
    }
}
