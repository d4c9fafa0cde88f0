package dev.groundwork.hosting.source.github;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;

/**
 * Our GitHub App: its id and its private key, which signs the tokens that it shows itself with
 * (<a href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">GitHub</a>).
 */
final class AppKey {

    /** GitHub takes at most ten minutes. */
    private static final Duration LIFE = Duration.ofMinutes(9);

    /** GitHub's clock may be behind ours. */
    private static final Duration BACKDATED = Duration.ofMinutes(1);

    /** The beginning of a PKCS #8 key that holds an RSA key (RFC 5958): version 0, the algorithm rsaEncryption. */
    private static final byte[] PKCS8_RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final String APP_ID = "appId";
    private static final String PRIVATE_KEY = "privateKey";

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private final String appId;
    private final PrivateKey key;

    private AppKey(String appId, PrivateKey key) {
        this.appId = appId;
        this.key = key;
    }

    /** Returns true if an operator has entered the secret. */
    static boolean isIn(Map<String, String> secret) {
        return !secret.getOrDefault(APP_ID, "").isBlank()
                && !secret.getOrDefault(PRIVATE_KEY, "").isBlank();
    }

    /**
     * Reads the secret {@code {"appId", "privateKey"}}. The key is PEM as GitHub gives it (PKCS #1), or PKCS #8, with or without its first and
     * last line.
     *
     * @throws IllegalStateException where it has no key, which an operator has to enter
     */
    static AppKey of(Map<String, String> secret) {
        var text = secret.getOrDefault(PRIVATE_KEY, "");
        var appId = secret.getOrDefault(APP_ID, "");
        if (!isIn(secret)) {
            throw new IllegalStateException("the secret of the GitHub App has no appId or no privateKey");
        }
        var der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        try {
            var encoded = isPkcs8(der) ? der : pkcs8(der);
            return new AppKey(appId, KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of the GitHub App has a privateKey that is no RSA key", e);
        }
    }

    /** A PKCS #8 key has its algorithm after the version, a PKCS #1 key the modulus. */
    private static boolean isPkcs8(byte[] der) {
        return HexFormat.of().formatHex(der).contains(HexFormat.of().formatHex(PKCS8_RSA));
    }

    private static byte[] pkcs8(byte[] pkcs1) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(PKCS8_RSA);
        content.writeBytes(tagged(OCTET_STRING, pkcs1));
        return tagged(SEQUENCE, content.toByteArray());
    }

    /** Encodes a value by DER with its length in two bytes, as an RSA key needs. */
    private static byte[] tagged(int tag, byte[] value) {
        var encoded = new ByteArrayOutputStream();
        encoded.write(tag);
        encoded.write(0x82);
        encoded.write(value.length >> 8);
        encoded.write(value.length);
        encoded.writeBytes(value);
        return encoded.toByteArray();
    }

    /** Signs a token of the App itself. */
    String token(Instant now) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer(appId)
                    .issueTime(Date.from(now.minus(BACKDATED)))
                    .expirationTime(Date.from(now.plus(LIFE)))
                    .build();
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a token of the GitHub App cannot be signed", e);
        }
    }
}
