package dev.groundwork.apps.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies that a notification comes from a provider, by the current or the previous secret. Where there is no secret nothing is verified. */
@Singleton
final class VerifySender {

    /** The age that a signature of Render may have, either way (Standard Webhooks: verifying webhook authenticity). */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String MEMBER = "secret";

    private final SecretStore secrets;
    private final ProductClock clock;

    VerifySender(SecretStore secrets, ProductClock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Returns true if this is the secret of Railway's url: Railway documents no signature. */
    boolean isRailway(String token) {
        return any(SecretName.RAILWAY_WEBHOOK, secret -> isSame(secret, token));
    }

    /**
     * Returns true if Render has signed exactly this body, by the product's clock lately
     * (<a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>). Its own library signs
     * here; its verification would go by the system's clock.
     */
    boolean isRender(String body, String id, String timestamp, String signatures) {
        if (id.isEmpty()
                || !timestamp.matches("\\d{1,12}")
                || !isRecent(Instant.ofEpochSecond(Long.parseLong(timestamp)))) {
            return false;
        }
        var given = Arrays.asList(signatures.split(" "));
        return any(
                SecretName.RENDER_WEBHOOK,
                secret -> standardSignature(secret, id, Long.parseLong(timestamp), body)
                        .filter(own -> given.stream().anyMatch(signature -> isSame(own, signature)))
                        .isPresent());
    }

    private boolean isRecent(Instant signedAt) {
        return Duration.between(signedAt, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    }

    /** Returns nothing where an operator has entered a secret that is none. */
    private static Optional<String> standardSignature(String secret, String id, long timestamp, String body) {
        try {
            return Optional.of(new Webhook(secret).sign(id, timestamp, body));
        } catch (WebhookSigningException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns true if Vercel has signed exactly this body: HMAC-SHA1 in hex (<a href="https://vercel.com/docs/headers/request-headers">Vercel</a>). */
    boolean isVercel(String body, String signature) {
        return any(
                SecretName.VERCEL_WEBHOOK,
                secret -> isSame(hmacSha1(secret, body), signature.toLowerCase(Locale.ROOT)));
    }

    private static String hmacSha1(String secret, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", e);
        }
    }

    private boolean any(SecretName name, Predicate<String> isRight) {
        return Stream.concat(Stream.of(secrets.current(name)), secrets.previous(name).stream())
                .flatMap(members -> secret(members).stream())
                .anyMatch(isRight);
    }

    private static Optional<String> secret(Map<String, String> members) {
        return Optional.ofNullable(members.get(MEMBER)).filter(text -> !text.isBlank());
    }

    /** Compares in a time that does not tell where the texts differ. */
    private static boolean isSame(String own, String given) {
        return MessageDigest.isEqual(own.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
