package dev.groundwork.auth.google;

import java.net.URI;

/**
 * Google as an OpenID provider: the authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636, OpenID Connect Core section 3.1). Every
 * call ends within seconds.
 */
public interface GoogleSignIn {

    /** Where a browser goes to sign in, with what follows from its secret. */
    Request request(OAuthSecret secret);

    /** Exchanges a code for who signed in. An ID token that is wrong in anything is refused. */
    Answer redeem(String code, OAuthSecret secret);

    /** Whether {@code issuer}, which came with a code, is the one that was asked (RFC 9207 section 2.4). */
    boolean isFrom(String issuer);

    /** What came of making a request. */
    sealed interface Request {

        /** The browser goes there. */
        record At(URI uri) implements Request {}

        /** There is nowhere to go. */
        record Failed(GoogleSignInError why) implements Request {}
    }

    /** What came of redeeming a code. */
    sealed interface Answer {

        /** It is this person. */
        record Identified(GoogleIdentity identity) implements Answer {}

        /** Nobody knows who it is. */
        record Failed(GoogleSignInError why) implements Answer {}
    }
}
