package dev.groundwork.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Turns the access token of a request into its caller: a person only while the session lives, a service with its scopes as roles.
 *
 * <p>The signature is ES256 by a published key, and nothing else: the algorithm is ours, never the token's choice (RFC 8725 section 3.1). {@code typ} is
 * {@code at+jwt} (RFC 9068 section 2.1); issuer, audience and expiry are checked by the product's clock (RFC 9068 section 4). A session is read last,
 * so a garbage token costs no read.
 */
@Singleton
public final class AccessTokenValidator implements TokenValidator<HttpRequest<?>> {

    private static final String TYPE = "at+jwt";

    private final PublishedKeys keys;
    private final Table accounts;
    private final ProductClock clock;
    private final String issuer;

    AccessTokenValidator(
            PublishedKeys keys,
            @Named("accounts") Table accounts,
            ProductClock clock,
            @Value("${groundwork.issuer}") String issuer) {
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
        this.issuer = issuer;
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        return authenticate(token).map(Publishers::just).orElseGet(Publishers::empty);
    }

    /** Returns whom a token is for, or nothing if it opens nothing now. */
    Optional<Authentication> authenticate(String token) {
        return signedClaims(token).filter(this::isCurrent).flatMap(this::authentication);
    }

    /** The claims of a token that we signed for ourselves, expired or not. */
    Optional<JWTClaimsSet> signedClaims(String text) {
        try {
            var token = SignedJWT.parse(text);
            if (!isAccessToken(token) || !keys.verify(token)) {
                return Optional.empty();
            }
            return Optional.of(token.getJWTClaimsSet())
                    .filter(claims -> issuer.equals(claims.getIssuer())
                            && claims.getAudience().contains(issuer));
        } catch (ParseException | JOSEException e) {
            return Optional.empty(); // no token of ours
        }
    }

    private static boolean isAccessToken(SignedJWT token) {
        var header = token.getHeader();
        return JWSAlgorithm.ES256.equals(header.getAlgorithm())
                && header.getType() != null
                && TYPE.equalsIgnoreCase(header.getType().getType());
    }

    private boolean isCurrent(JWTClaimsSet claims) {
        var expiry = claims.getExpirationTime();
        return expiry != null && expiry.toInstant().isAfter(clock.instant()) && claims.getIssueTime() != null;
    }

    private Optional<Authentication> authentication(JWTClaimsSet claims) {
        var subject = Optional.ofNullable(claims.getSubject());
        if (claims.getClaim("sid") == null) {
            return subject.map(Caller.Service::new).map(service -> service.authentication(scopes(claims)));
        }
        return user(claims)
                .filter(user -> lives(user.id(), user.session()))
                .map(user -> user.authentication(List.of(Roles.USER)));
    }

    /** The person whom the claims name, if they name one. */
    static Optional<Caller.User> user(JWTClaimsSet claims) {
        var session = text(claims, "sid").flatMap(SessionId::parse);
        return Optional.ofNullable(claims.getSubject())
                .flatMap(UserId::parse)
                .flatMap(user -> session.map(id -> new Caller.User(user, id)));
    }

    private static List<String> scopes(JWTClaimsSet claims) {
        return text(claims, "scope")
                .filter(scope -> !scope.isEmpty())
                .map(scope -> List.of(scope.split(" ", -1)))
                .orElse(List.of());
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return Optional.ofNullable(claims.getClaim(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /**
     * Tells whether a session is alive, by one consistent read of one read unit and never from memory: the first request after a sign-out is refused in
     * every function. A session that ends is deleted; one past its end that is not yet removed does not live either.
     */
    private boolean lives(UserId user, SessionId session) {
        return accounts.get(AccountKeys.session(user, session))
                .filter(item -> item.instant("absoluteEnd").isAfter(clock.instant())
                        && item.instant("idleEnd").isAfter(clock.instant()))
                .isPresent();
    }
}
