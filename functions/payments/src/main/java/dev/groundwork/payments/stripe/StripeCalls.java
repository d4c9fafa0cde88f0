package dev.groundwork.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls Stripe with the key that is in force. What does not answer, or not now, stops the request as {@code stripe_unavailable}: the same request finds
 * out later what happened, since every write at Stripe has an idempotency key.
 */
@Singleton
public final class StripeCalls {

    private static final Logger LOG = LoggerFactory.getLogger(StripeCalls.class);
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(3);
    private static final Duration READ_DEADLINE = Duration.ofSeconds(8);
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final int MAX_RETRIES = 1;

    /** With status 400: the customer has no payment method. */
    private static final String NO_CARD = "resource_missing";

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

    private final SecretStore secrets;
    private final String url;
    private volatile @Nullable Keyed keyed;

    StripeCalls(SecretStore secrets, @Value("${groundwork.stripe.url}") String url) {
        this.secrets = secrets;
        this.url = url;
    }

    /** Calls Stripe with this key, without a store of secrets: for commands. */
    public static StripeCalls withKey(String key, String url) {
        return new StripeCalls(
                new SecretStore() {
                    @Override
                    public Map<String, String> current(SecretName name) {
                        return Map.of("key", key);
                    }

                    @Override
                    public Optional<Map<String, String>> previous(SecretName name) {
                        return Optional.empty();
                    }
                },
                url);
    }

    /** A client, and the key that it has. */
    private record Keyed(String key, StripeClient client) {}

    /** One call of Stripe. */
    @FunctionalInterface
    public interface Call<T> {

        /** Makes the call. */
        T by(StripeClient client) throws StripeException;
    }

    /** Returns the options of a write: repeated under this key it happens once. */
    public static RequestOptions once(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }

    /** Makes a call that has no other outcome than its answer. */
    public <T> T call(Call<T> call) {
        return find(call).orElseThrow(() -> new IllegalStateException("Stripe does not know what it was asked for"));
    }

    /** Makes a call that takes money at once; nothing where the bank refuses, or there is no card to charge. */
    public <T> Optional<T> pay(Call<T> call) {
        return this.<Optional<T>>call(client -> {
            try {
                return Optional.of(call.by(client));
            } catch (CardException e) {
                return Optional.empty();
            } catch (InvalidRequestException e) {
                if (status(e) == NOT_FOUND || !NO_CARD.equals(e.getCode())) {
                    throw e;
                }
                return Optional.empty();
            }
        });
    }

    /** Makes a call for something that may not be there. */
    public <T> Optional<T> find(Call<T> call) {
        try {
            return Optional.of(call.by(client()));
        } catch (ApiConnectionException | RateLimitException | AuthenticationException e) {
            throw unavailable(e);
        } catch (IdempotencyException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, "Another request was made with this key."));
        } catch (InvalidRequestException e) {
            if (status(e) == NOT_FOUND) {
                return Optional.empty();
            }
            throw new IllegalStateException("Stripe refuses a request: " + e.getCode(), e);
        } catch (StripeException e) {
            throw other(e);
        }
    }

    private static RuntimeException other(StripeException e) {
        if (status(e) == CONFLICT) {
            return new ProblemException(Problem.of(ProblemCode.REQUEST_IN_PROGRESS, "The same request is under way.")
                    .retryAfter(WAIT));
        }
        return status(e) >= SERVER_ERROR ? unavailable(e) : new IllegalStateException("Stripe refuses a request", e);
    }

    private static int status(StripeException e) {
        return Objects.requireNonNullElse(e.getStatusCode(), SERVER_ERROR);
    }

    private static ProblemException unavailable(StripeException e) {
        LOG.atError().addKeyValue("status", status(e)).log("Stripe did not answer, or not as it should");
        return new ProblemException(
                Problem.of(ProblemCode.STRIPE_UNAVAILABLE, "Stripe does not answer now. Repeat the request later.")
                        .retryAfter(WAIT));
    }

    private StripeClient client() {
        var key = Optional.ofNullable(secrets.current(SecretName.STRIPE_API).get("key"))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalStateException("the secret of Stripe's API has no key"));
        var known = keyed;
        if (known == null || !known.key.equals(key)) {
            known = new Keyed(
                    key,
                    StripeClient.builder()
                            .setApiKey(key)
                            .setApiBase(url)
                            .setConnectTimeout((int) CONNECT_DEADLINE.toMillis())
                            .setReadTimeout((int) READ_DEADLINE.toMillis())
                            .setMaxNetworkRetries(MAX_RETRIES)
                            .build());
            keyed = known;
        }
        return known.client;
    }
}
