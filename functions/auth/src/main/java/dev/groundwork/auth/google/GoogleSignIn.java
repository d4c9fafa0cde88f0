package dev.groundwork.auth.google;

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
}
