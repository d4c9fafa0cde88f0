package dev.groundwork.payments.webhook;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies that an event comes from Stripe: signed with the current or the previous secret, by the product's clock not longer ago than Stripe's own
 * libraries tolerate (<a href="https://docs.stripe.com/webhooks#verify-official-libraries">Stripe: verify webhooks</a>).
 */
@Singleton
final class SignedEvents {

    private static final Duration TOLERANCE = Duration.ofSeconds(Webhook.DEFAULT_TOLERANCE);

    private final SecretStore secrets;
    private final ProductClock clock;

    SignedEvents(SecretStore secrets, ProductClock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Returns true if one of the secrets confirms the signature of exactly this text. */
    boolean verify(String body, String signature) {
        return Stream.concat(
                        Stream.of(secrets.current(SecretName.STRIPE_WEBHOOK)),
                        secrets.previous(SecretName.STRIPE_WEBHOOK).stream())
                .flatMap(secret -> secret(secret).stream())
                .anyMatch(secret -> verify(body, signature, secret));
    }

    private static Optional<String> secret(Map<String, String> members) {
        return Optional.ofNullable(members.get("secret")).filter(text -> !text.isBlank());
    }

    private boolean verify(String body, String signature, String secret) {
        try {
            var now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
            return Webhook.Signature.verifyHeader(body, signature, secret, TOLERANCE.toSeconds(), now);
        } catch (SignatureVerificationException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The library reads the header's parts without checking that they are there: a header that is none verifies
            // nothing.
            return false;
        }
    }
}
