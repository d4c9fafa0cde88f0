package dev.groundwork.auth.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.auth.profile.Me;
import io.micronaut.http.HttpResponse;
import io.micronaut.serde.annotation.Serdeable;
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
}
