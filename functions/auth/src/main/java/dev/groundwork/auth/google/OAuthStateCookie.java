package dev.groundwork.auth.google;

import dev.groundwork.auth.google.OAuthStates.OAuthState;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.Edge;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie of a browser that is at Google, one for each sign-in that it started: its name ends with the start of the state, so that tabs do
 * not share one. SameSite=Lax, since it has to come back with a navigation that Google begins; Strict would stay away.
 */
final class OAuthStateCookie {

    static final String PREFIX = "__Host-groundwork-google-";

    /** Of the state's 43 characters; enough to tell the tabs of one browser apart. */
    private static final int TAG_LENGTH = 8;

    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private OAuthStateCookie() {}

    /** Returns the secret of the sign-in that has this state, if the browser sent its cookie. */
    static Optional<OAuthSecret> read(HttpRequest<?> request, Optional<String> state) {
        return state.flatMap(OAuthStateCookie::name)
                .flatMap(name -> Edge.cookie(request, name))
                .filter(text -> !text.isEmpty())
                .map(text -> new OAuthSecret(new SecretToken(text)));
    }

    static void set(MutableHttpResponse<?> response, OAuthSecret secret) {
        var name = name(secret.state().value()).orElseThrow();
        response.cookie(cookie(name, secret.value().value()).maxAge(OAuthState.LIFE.toSeconds()));
    }

    /** Clears the cookie of a state; a text that is no state of ours has none. */
    static void clear(MutableHttpResponse<?> response, Optional<String> state) {
        state.flatMap(OAuthStateCookie::name)
                .ifPresent(name -> response.cookie(cookie(name, "").maxAge(0)));
    }

    private static Optional<String> name(String state) {
        return STATE.matcher(state).matches() ? Optional.of(PREFIX + state.substring(0, TAG_LENGTH)) : Optional.empty();
    }

    private static Cookie cookie(String name, String value) {
        return Cookie.of(name, value)
                .httpOnly(true)
                .secure(true)
                .sameSite(SameSite.Lax)
                .path("/");
    }
}
