package dev.groundwork.http;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.DefaultJwtAuthenticationFactory;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a token whose signature and claims were verified into a caller: a person only while the session lives, a service with its scopes as
 * roles. Runs after the signature check, so a garbage token costs no read.
 */
@Singleton
@Replaces(DefaultJwtAuthenticationFactory.class)
final class LiveCallers implements JwtAuthenticationFactory {

    static final String CALLER = "caller";

    private final SessionCheck sessions;

    LiveCallers(SessionCheck sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Authentication> createAuthentication(JWT token) {
        try {
            var claims = token.getJWTClaimsSet();
            return claims.getStringClaim("sid") == null ? service(claims) : user(claims);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Authentication> user(JWTClaimsSet claims) throws ParseException {
        var user = UserId.parse(claims.getSubject());
        var session = SessionId.parse(claims.getStringClaim("sid"));
        if (user.isEmpty() || session.isEmpty() || !sessions.lives(user.get(), session.get())) {
            return Optional.empty();
        }
        return Optional.of(authentication(new Caller.User(user.get(), session.get()), List.of(Roles.USER)));
    }

    private static Optional<Authentication> service(JWTClaimsSet claims) throws ParseException {
        var scope = claims.getStringClaim("scope");
        var scopes = scope == null || scope.isEmpty() ? List.<String>of() : List.of(scope.split(" ", -1));
        return Optional.of(authentication(new Caller.Service(claims.getSubject()), scopes));
    }

    private static Authentication authentication(Caller caller, List<String> roles) {
        var name =
                switch (caller) {
                    case Caller.User(var id, var session) -> id.value();
                    case Caller.Service(var clientId) -> clientId;
                };
        return Authentication.build(name, roles, Map.of(CALLER, caller));
    }
}
