package dev.groundwork.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signatures that were found good, so that a token is verified once in a function's instance and not at every request: ES256 takes more of
 * a warm request's CPU than all the rest of it. That a signature is good never changes; whether the token has expired, its key was retired
 * or its session has ended does, and is checked at every request elsewhere. Tokens are known by a digest of the whole token, and only with the
 * key that verified them. Bounded: the one longest unused is forgotten. A bad signature is never remembered. Safe for threads.
 */
final class GoodSignatures {

    private static final int MAX_KNOWN = 1_000;
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<ByteBuffer, ECKey> known = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, ECKey> eldest) {
            return size() > MAX_KNOWN;
        }
    };

    /** Verifies that this key made the token's signature. */
    boolean verify(SignedJWT token, ECKey key) throws JOSEException {
        var digest = digest(token.serialize());
        if (isKnown(digest, key)) {
            return true;
        }
        var isGood = token.verify(new ECDSAVerifier(key));
        if (isGood) {
            remember(digest, key);
        }
        return isGood;
    }

    private synchronized boolean isKnown(ByteBuffer digest, ECKey key) {
        return key.equals(known.get(digest));
    }

    private synchronized void remember(ByteBuffer digest, ECKey key) {
        known.put(digest, key);
    }

    private static ByteBuffer digest(String token) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha.digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
