package dev.groundwork.auth.http;

import dev.groundwork.auth.domain.Handshake;
import dev.groundwork.auth.domain.HandshakeSecret;
import dev.groundwork.auth.domain.SecretToken;
import dev.groundwork.http.Edge;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.util.Optional;

/**
 * The cookie of a browser that is at Google. SameSite=Lax, since it has to come back with a navigation that Google begins; Strict would stay
 * away. A browser that begins twice ends the newer one only.
 */
final class HandshakeCookie {

    static final String NAME = "__Host-groundwork-google";

    private HandshakeCookie() {}

    static Optional<HandshakeSecret> read(HttpRequest<?> request) {
        return Edge.cookie(request, NAME)
                .filter(text -> !text.isEmpty())
                .map(text -> new HandshakeSecret(new SecretToken(text)));
    }

    static void set(MutableHttpResponse<?> response, HandshakeSecret secret) {
        response.cookie(cookie(secret.value().value()).maxAge(Handshake.LIFE.toSeconds()));
    }

    static void clear(MutableHttpResponse<?> response) {
        response.cookie(cookie("").maxAge(0));
    }

    private static Cookie cookie(String value) {
        return Cookie.of(NAME, value)
                .httpOnly(true)
                .secure(true)
                .sameSite(SameSite.Lax)
                .path("/");
    }
}
