package dev.groundwork.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import jakarta.inject.Singleton;

/**
 * Accepts ES256 signatures of our published keys on access tokens, and nothing else: the algorithm is ours, never the token's choice
 * (RFC 8725 section 3.1), and {@code typ} must be {@code at+jwt} (RFC 9068 section 2.1).
 */
@Singleton
final class AccessTokenSignature implements SignatureConfiguration {

    static final String TYPE = "at+jwt";

    private final PublishedKeys keys;
    private final GoodSignatures good = new GoodSignatures();

    AccessTokenSignature(PublishedKeys keys) {
        this.keys = keys;
    }

    @Override
    public String supportedAlgorithmsMessage() {
        return "Only the ES256 algorithm is supported";
    }

    @Override
    public boolean supports(JWSAlgorithm algorithm) {
        return JWSAlgorithm.ES256.equals(algorithm);
    }

    @Override
    public boolean verify(SignedJWT token) throws JOSEException {
        var header = token.getHeader();
        var kid = header.getKeyID();
        if (kid == null
                || header.getType() == null
                || !TYPE.equalsIgnoreCase(header.getType().getType())) {
            return false;
        }
        var key = keys.find(kid);
        return key.isPresent() && good.verify(token, key.get());
    }
}
