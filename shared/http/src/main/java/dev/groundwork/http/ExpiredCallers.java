package dev.groundwork.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.SignedJWT;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;

/**
 * Reads whom an access token names, expired or not, for the one thing that an expired token is still good for: ending its own session. A token
 * that we did not sign for ourselves names nobody, and one signed with a key that has retired is too old to tell.
 */
@Singleton
public final class ExpiredCallers {

    private static final String SCHEME = "Bearer ";

    private final AccessTokenSignature signature;
    private final String issuer;

    ExpiredCallers(AccessTokenSignature signature, @Value("${groundwork.issuer}") String issuer) {
        this.signature = signature;
        this.issuer = issuer;
    }

    /** Returns the user and session of the request's access token, expired or not. */
    public Optional<Caller.User> read(HttpRequest<?> request) {
        return request.getHeaders()
                .getAuthorization()
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(text -> caller(text.substring(SCHEME.length())));
    }

    private Optional<Caller.User> caller(String text) {
        try {
            var token = SignedJWT.parse(text);
            if (!signature.supports(token.getHeader().getAlgorithm()) || !signature.verify(token)) {
                return Optional.empty();
            }
            var claims = token.getJWTClaimsSet();
            if (!issuer.equals(claims.getIssuer()) || !claims.getAudience().contains(issuer)) {
                return Optional.empty();
            }
            var session = Optional.ofNullable(claims.getStringClaim("sid")).flatMap(SessionId::parse);
            return UserId.parse(claims.getSubject()).flatMap(user -> session.map(id -> new Caller.User(user, id)));
        } catch (ParseException | JOSEException e) {
            return Optional.empty(); // no token of ours
        }
    }
}
