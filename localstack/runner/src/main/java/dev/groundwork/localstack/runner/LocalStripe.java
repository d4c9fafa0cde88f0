package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.groundwork.localstack.runner.cloud.JsonFile;
import dev.groundwork.localstack.stripe.StripeSettings;
import dev.groundwork.localstack.stripe.StripeStandIn;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Stripe: the stand-in of this machine, or the address that the environment names. */
final class LocalStripe implements AutoCloseable {

    private static final String URL = "GROUNDWORK_STRIPE_URL";
    private static final String API_KEY = "GROUNDWORK_STRIPE_API_KEY";
    private static final String WEBHOOK_SECRET = "GROUNDWORK_STRIPE_WEBHOOK_SECRET";
    private static final String WEBHOOK = "/api/credits/webhook";
    private static final int KEY_BYTES = 24;

    private final Optional<StripeStandIn> standIn;
    private final String url;
    private final String apiKey;
    private final Optional<String> webhookSecret;

    private LocalStripe(Optional<StripeStandIn> standIn, String url, String apiKey, Optional<String> webhookSecret) {
        this.standIn = standIn;
        this.url = url;
        this.apiKey = apiKey;
        this.webhookSecret = webhookSecret;
    }

    /** Starts the stand-in unless another address is named. A key of the API is there in both cases, and made once. */
    static LocalStripe start(Settings settings, RandomGenerator random, InstantSource clock) throws IOException {
        var environment = settings.environment();
        var kept = new JsonFile<String>(settings.home().resolve("stripe-key.json"), new TypeReference<>() {});
        var key = given(environment, API_KEY).or(kept::read).orElseGet(() -> newKey(random));
        kept.write(key);
        var other = given(environment, URL);
        var secret = given(environment, WEBHOOK_SECRET);
        if (other.isPresent()) {
            return new LocalStripe(Optional.empty(), other.get(), key, secret);
        }
        var standIn = StripeStandIn.start(new StripeSettings(settings.home().resolve("stripe"), clock, random));
        return new LocalStripe(Optional.of(standIn), standIn.url(), key, secret);
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String newKey(RandomGenerator random) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return "sk_test_" + HexFormat.of().formatHex(bytes);
    }

    /** Returns the template parameters for Stripe. */
    Map<String, String> parameters() {
        return Map.of("StripeUrl", url, "StripeApiKey", apiKey);
    }

    /** Lets the stand-in send its events to the product, and faults into its API. A secret of the environment is entered, as an operator does at AWS. */
    void open(String origin, WebhookSecret secret, StripeStandIn.Filter faults) {
        standIn.ifPresent(stripe -> stripe.through(faults));
        if (secret.exists()) {
            webhookSecret.ifPresent(secret::enter);
            standIn.ifPresent(stripe -> stripe.deliverTo(URI.create(origin + WEBHOOK), secret::current));
        }
    }

    /** Returns the part of {@code GET /_local/status} about Stripe. */
    Map<String, Object> status(String origin, WebhookSecret secret) {
        var status = new LinkedHashMap<String, Object>();
        status.put("url", url);
        status.put("webhookSecret", secret.exists() ? secret.current() : "");
        status.put("webhookUrl", origin + WEBHOOK);
        return status;
    }

    /** Lets the clock move: what was signed before is delivered before, and what is due after is delivered when this returns. */
    Instant moving(Supplier<Instant> clock) {
        standIn.ifPresent(StripeStandIn::awaitDeliveries);
        var now = clock.get();
        standIn.ifPresent(StripeStandIn::settle);
        standIn.ifPresent(StripeStandIn::awaitDeliveries);
        return now;
    }

    /** The stand-in, nothing where Stripe is at another address. */
    Optional<StripeStandIn> standIn() {
        return standIn;
    }

    @Override
    public void close() {
        standIn.ifPresent(StripeStandIn::close);
    }
}
