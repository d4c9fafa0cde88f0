package dev.groundwork.localstack.stripe.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header {@code Stripe-Signature}: the time, and an HMAC of time and body with the endpoint's secret. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static String header(String secret, long second, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var digest = mac.doFinal((second + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + second + ",v1=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an event could not be signed", e);
        }
    }
}
