package dev.groundwork.localstack.google;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ID tokens (OpenID Connect Core section 2) signed with RS256, or as wrong as asked for. */
final class IdTokens {

    private static final int KEY_BITS = 2048;
    private static final Duration LIFE = Duration.ofHours(1);

    private final String issuer;
    private final String clientId;
    private final InstantSource clock;
    private @Nullable RSAKey key;

    IdTokens(String issuer, String clientId, InstantSource clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clock = clock;
    }

    /** The public keys, for the JWKS. */
    Map<String, Object> publicKeys() {
        return new JWKSet(key().toPublicJWK()).toJSONObject();
    }

    /** Returns the key that signs; the first is made when it is first asked for, since that takes long. */
    private synchronized RSAKey key() {
        if (key == null) {
            key = newKey();
        }
        return key;
    }

    /** From now on another key signs, and the old one is not published any more. */
    synchronized void rotateKey() {
        key = newKey();
    }

    String sign(Person person, Optional<String> nonce) {
        var claims = claims(person, nonce);
        if (person.tamper() == Tamper.ALG_NONE) {
            return new PlainJWT(claims).serialize();
        }
        var token = signed(claims);
        return person.tamper() == Tamper.BAD_SIGNATURE ? withSignatureOf(token, issuer) : token;
    }

    /** The same token with a good signature of something else. */
    private String withSignatureOf(String token, String subject) {
        var other = signed(new JWTClaimsSet.Builder().subject(subject).build());
        return token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
    }

    private String signed(JWTClaimsSet claims) {
        var current = key();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(current.getKeyID())
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(current));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("an ID token could not be signed", e);
        }
    }

    private JWTClaimsSet claims(Person person, Optional<String> nonce) {
        var issuedAt = issuedAt(person.tamper());
        var claims = new JWTClaimsSet.Builder()
                .issuer(person.tamper() == Tamper.WRONG_ISS ? issuer + ".example" : issuer)
                .audience(person.tamper() == Tamper.WRONG_AUD ? "another-client" : clientId)
                .claim("azp", clientId)
                .subject(person.sub())
                .claim("email", person.email())
                .claim("name", person.name())
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(issuedAt.plus(LIFE)));
        person.emailVerified().claim().ifPresent(value -> claims.claim("email_verified", value));
        nonce(person.tamper(), nonce).ifPresent(value -> claims.claim("nonce", value));
        return claims.build();
    }

    private Instant issuedAt(Tamper tamper) {
        var now = clock.instant();
        return tamper == Tamper.EXPIRED ? now.minus(LIFE).minusSeconds(1) : now;
    }

    private static Optional<String> nonce(Tamper tamper, Optional<String> sent) {
        return switch (tamper) {
            case NO_NONCE -> Optional.empty();
            case WRONG_NONCE -> Optional.of("a-nonce-of-somebody-else");
            case NONE, BAD_SIGNATURE, ALG_NONE, WRONG_AUD, WRONG_ISS, EXPIRED -> sent;
        };
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no RSA key could be made", e);
        }
    }
}
