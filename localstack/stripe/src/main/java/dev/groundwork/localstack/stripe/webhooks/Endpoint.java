package dev.groundwork.localstack.stripe.webhooks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/** The product's webhook endpoint, to which events are posted with a signature. */
public final class Endpoint implements AutoCloseable {

    /** Stripe waits about as long. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI url;
    private final Supplier<String> secret;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /**
     * An endpoint at this address.
     *
     * @param secret the one that signs now
     */
    public Endpoint(URI url, Supplier<String> secret) {
        this.url = url;
        this.secret = secret;
    }

    /** Posts the JSON of an event; answers with the status of HTTP, 0 where nobody answered. */
    int post(String body, long second) {
        var request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", Signature.header(secret.get(), second, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
