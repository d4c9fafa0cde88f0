package dev.groundwork.auth.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.auth.profile.Me;
import dev.groundwork.auth.sessions.RefreshToken.SignedIn;
import dev.groundwork.http.Edge;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a sign-in or refresh.
 *
 * @param refreshToken there only if the caller asked for it in the body; else it comes in the cookie
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenResponse(
        String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String refreshToken,
        Me user) {

    /** Renders a sign-in, with the refresh token in the body or in the cookie. */
    public static HttpResponse<TokenResponse> response(SignedIn signedIn, boolean refreshInBody) {
        var response = HttpResponse.ok(new TokenResponse(
                signedIn.accessToken(),
                "Bearer",
                signedIn.accessLife().toSeconds(),
                refreshInBody ? signedIn.refreshToken().text() : null,
                Me.of(signedIn.profile())));
        if (!refreshInBody) {
            RefreshCookie.set(response, signedIn.refreshToken(), signedIn.refreshLife());
        }
        return response;
    }

    /**
     * The cookie that keeps a browser signed in: {@code __Host-}, so that no other host can set it (RFC 6265bis section 4.1.3.2), HttpOnly,
     * Secure and SameSite=Strict.
     */
    public static final class RefreshCookie {

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
}
