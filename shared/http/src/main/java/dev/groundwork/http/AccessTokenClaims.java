package dev.groundwork.http;

import dev.groundwork.kernel.ProductClock;
import io.micronaut.context.annotation.Value;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Verifies issuer, audience and time of an access token, by the product's clock (RFC 9068 section 4). */
@Singleton
final class AccessTokenClaims<R> implements GenericJwtClaimsValidator<R> {

    private final String issuer;
    private final ProductClock clock;

    AccessTokenClaims(@Value("${groundwork.issuer}") String issuer, ProductClock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public boolean validate(Claims claims, @Nullable R request) {
        var now = clock.instant();
        return issuer.equals(claims.get(Claims.ISSUER))
                && isOurs(claims.get(Claims.AUDIENCE))
                && isAfter(claims.get(Claims.EXPIRATION_TIME), now)
                && claims.get(Claims.ISSUED_AT) != null;
    }

    /** The audience of every access token is the API of this issuer. */
    private boolean isOurs(@Nullable Object audience) {
        return audience instanceof Collection<?> several ? several.contains(issuer) : issuer.equals(audience);
    }

    private static boolean isAfter(@Nullable Object expiry, Instant now) {
        return switch (expiry) {
            case null -> false;
            case Date date -> date.toInstant().isAfter(now);
            case Number seconds -> Instant.ofEpochSecond(seconds.longValue()).isAfter(now);
            case Object other -> false;
        };
    }
}
