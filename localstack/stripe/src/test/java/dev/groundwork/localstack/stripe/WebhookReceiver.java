package dev.groundwork.localstack.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.http.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The product's end of webhooks: verifies each with stripe-java and keeps it; answers with the status that it is told. */
final class WebhookReceiver implements AutoCloseable {

    static final String SECRET = "whsec_fixture";

    private static final long TOLERANCE = 300;

    private final InstantSource clock;
    private final LoopbackServer server;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    WebhookReceiver(InstantSource clock) throws IOException {
        this.clock = clock;
        server = LoopbackServer.listen(0, HttpLimits.withBody(1 << 20), this::answer);
        server.start();
    }

    private Optional<HttpResponse> answer(HttpRequest request) {
        try {
            events.add(Webhook.constructEvent(
                    new String(request.body(), StandardCharsets.UTF_8),
                    request.header("Stripe-Signature").orElse(""),
                    SECRET,
                    TOLERANCE,
                    Clock.fixed(clock.instant(), ZoneOffset.UTC)));
            return Optional.of(HttpResponse.of(status));
        } catch (SignatureVerificationException e) {
            return Optional.of(HttpResponse.of(400));
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/webhook";
    }

    void answerWith(int code) {
        status = code;
    }

    List<Event> events() {
        return events;
    }

    List<String> types() {
        return events.stream().map(Event::getType).toList();
    }

    void forget() {
        events.clear();
    }

    @Override
    public void close() {
        server.close();
    }
}
