package dev.groundwork.auth.google;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * Verifies ID tokens (OpenID Connect Core section 3.1.3.7, RFC 8725): signed with RS256 by a key that the issuer publishes,
 * by that issuer, for our client alone, not expired, and with the nonce of this browser. {@code none} and every other algorithm are refused
 * before anything is read.
 */
@Singleton
final class IdTokenVerifier {

    /** The most that the issuer's clock may be ahead of ours. An expired token gets no grace: it was made moments ago. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final int MAX_SUBJECT = 255;

    private final OpenIdProvider provider;
    private final ProductClock clock;

    IdTokenVerifier(OpenIdProvider provider, ProductClock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** The result of a verification. */
    sealed interface Result {

        /** The token names an identity. */
        record Valid(GoogleIdentity identity) implements Result {}

        /** The token is wrong in this claim or part. */
        record Invalid(String fault) implements Result {}
    }

    /**
     * Verifies a token.
     *
     * @throws IOException if the issuer's keys cannot be read
     */
    Result verify(String text, String clientId, String nonce) throws IOException {
        try {
            var token = SignedJWT.parse(text);
            if (!isSigned(token)) {
                return new Result.Invalid("signature");
            }
            var claims = token.getJWTClaimsSet();
            return fault(claims, clientId, nonce)
                    .<Result>map(Result.Invalid::new)
                    .orElseGet(() -> new Result.Valid(identity(claims)));
        } catch (ParseException e) {
            return new Result.Invalid("form");
        }
    }

    private boolean isSigned(SignedJWT token) throws IOException {
        var header = token.getHeader();
        if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
            return false;
        }
        var key = provider.key(header.getKeyID());
        try {
            return key.isPresent() && token.verify(new RSASSAVerifier(key.get()));
        } catch (JOSEException e) {
            return false;
        }
    }

    private Optional<String> fault(JWTClaimsSet claims, String clientId, String nonce) {
        var now = clock.instant();
        if (!provider.issuer().equals(claims.getIssuer())) {
            return Optional.of("iss");
        }
        if (!isFor(claims, clientId)) {
            return Optional.of("aud");
        }
        if (instant(claims.getExpirationTime()).filter(now::isBefore).isEmpty()) {
            return Optional.of("exp");
        }
        if (instant(claims.getIssueTime()).filter(now.plus(AHEAD)::isAfter).isEmpty()) {
            return Optional.of("iat");
        }
        if (!nonce.equals(claims.getClaim("nonce"))) {
            return Optional.of("nonce");
        }
        var subject = Optional.ofNullable(claims.getSubject()).filter(s -> !s.isEmpty() && s.length() <= MAX_SUBJECT);
        return subject.isEmpty() ? Optional.of("sub") : Optional.empty();
    }

    /** Tells whether the token is for us and, if it names others too, was given to us. */
    private static boolean isFor(JWTClaimsSet claims, String clientId) {
        var party = claims.getClaim("azp");
        return claims.getAudience().contains(clientId)
                && (party == null ? claims.getAudience().size() == 1 : party.equals(clientId));
    }

    private static Optional<Instant> instant(Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    /** Reads the identity. Only the JSON value {@code true} makes the address a proven one, not the text. */
    private GoogleIdentity identity(JWTClaimsSet claims) {
        var isVerified = Boolean.TRUE.equals(claims.getClaim("email_verified"));
        var address = text(claims, "email").filter(e -> isVerified).flatMap(EmailAddress::parse);
        var name = text(claims, "name").flatMap(DisplayName::resembling).orElse(DisplayName.OF_NOBODY);
        return new GoogleIdentity(claims.getIssuer(), claims.getSubject(), address, name);
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
