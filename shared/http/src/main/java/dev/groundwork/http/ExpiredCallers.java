package dev.groundwork.http;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Reads whom an access token names, expired or not, for the one thing that an expired token is still good for: ending its own session. A token
 * that we did not sign for ourselves names nobody, and one signed with a key that has retired is too old to tell.
 */
@Singleton
public final class ExpiredCallers {

    private static final String SCHEME = "Bearer ";

    private final AccessTokenValidator tokens;

    ExpiredCallers(AccessTokenValidator tokens) {
        this.tokens = tokens;
    }

    /** Returns the user and session of the request's access token, expired or not. */
    public Optional<Caller.User> read(HttpRequest<?> request) {
        return request.getHeaders()
                .getAuthorization()
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(text -> tokens.signedClaims(text.substring(SCHEME.length())))
                .flatMap(AccessTokenValidator::user);
    }
}
