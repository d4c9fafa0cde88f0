package dev.groundwork.auth.sessions;

import dev.groundwork.http.Edge;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that keeps a browser signed in: {@code __Host-}, so that no other host can set it (RFC 6265bis section 4.1.3.2), HttpOnly,
 * Secure and SameSite=Strict.
 */
public final class RefreshCookie {

    public static final String NAME = "__Host-groundwork-refresh";

    private RefreshCookie() {}

    /** Returns the token of the cookie, or nothing if no cookie came or it holds none. */
    public static Optional<RefreshToken> read(HttpRequest<?> request) {
        return Edge.cookie(request, NAME).flatMap(RefreshToken::parse);
    }

    /** Returns true if a cookie came, whatever it holds. */
    public static boolean isPresent(HttpRequest<?> request) {
        return Edge.cookie(request, NAME).isPresent();
    }

    public static void set(MutableHttpResponse<?> response, RefreshToken token, Duration life) {
        response.cookie(cookie(token.text()).maxAge(life.toSeconds()));
    }

    public static void clear(MutableHttpResponse<?> response) {
        response.cookie(cookie("").maxAge(0));
    }

    private static Cookie cookie(String value) {
        return Cookie.of(NAME, value)
                .httpOnly(true)
                .secure(true)
                .sameSite(SameSite.Strict)
                .path("/");
    }
}
