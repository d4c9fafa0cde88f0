package dev.groundwork.auth.google;

import dev.groundwork.auth.google.FinishGoogleSignIn.GoogleOutcome;
import dev.groundwork.auth.google.GoogleSignIn.GoogleSignInError;
import java.net.URI;

/**
 * Google as an OpenID provider: the authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636, OpenID Connect Core section 3.1). Every
 * call ends within seconds.
 */
interface GoogleSignIn {

    /** Returns where a browser goes to sign in, with the parameters derived from its secret. */
    Start start(OAuthSecret secret);

    /** Exchanges a code for the identity that signed in. An ID token with any fault is refused. */
    Redemption redeem(String code, OAuthSecret secret);

    /** Returns true if {@code issuer}, which came with a code, is the one that was asked (RFC 9207 section 2.4). */
    boolean isFrom(String issuer);

    /** The result of a start. */
    sealed interface Start permits Start.Redirect, Failed {

        /** The browser goes there. */
        record Redirect(URI uri) implements Start {}
    }

    /** The result of redeeming a code. */
    sealed interface Redemption permits Redemption.Identified, Failed {

        /** The ID token is valid. */
        record Identified(GoogleIdentity identity) implements Redemption {}
    }

    /** The reasons for a failed sign-in with Google, with the code that the login page gets in {@code ?error=}. */
    enum GoogleSignInError {
        /** The person said no at Google. */
        DENIED("google_denied"),
        /** The state is missing, unknown, used, expired, or was given to another browser: begin again. */
        STATE_INVALID("google_state_invalid"),
        /** Google refused the code, or its ID token is not valid. */
        FAILED("google_failed"),
        /** Google did not answer in time. */
        UNAVAILABLE("google_unavailable"),
        /** No client id and secret have been entered. */
        NOT_CONFIGURED("google_not_configured"),
        /** Google has not verified the address, so it proves nothing. */
        EMAIL_UNVERIFIED("google_email_unverified"),
        /** The account of this address signs in with another Google identity. */
        ALREADY_LINKED("google_already_linked"),
        /** The account is closed; the code is the one of a wrong password, which says no more. */
        ACCOUNT_DISABLED("invalid_credentials");

        private final String code;

        GoogleSignInError(String code) {
            this.code = code;
        }

        /** The stable code. */
        public String code() {
            return code;
        }
    }

    /** A sign-in with Google that failed, at whichever step. */
    record Failed(GoogleSignInError error) implements GoogleSignIn.Start, GoogleSignIn.Redemption, GoogleOutcome {}
}
