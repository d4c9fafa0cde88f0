package dev.groundwork.localstack.stripe;

import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.http.LoopbackServer;
import dev.groundwork.localstack.stripe.billing.Billing;
import dev.groundwork.localstack.stripe.billing.Site;
import dev.groundwork.localstack.stripe.pages.CheckoutPage;
import dev.groundwork.localstack.stripe.pages.Pages;
import dev.groundwork.localstack.stripe.pages.PortalPage;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.webhooks.Deliveries;
import dev.groundwork.localstack.stripe.webhooks.Endpoint;
import dev.groundwork.localstack.stripe.wire.ApiHandler;
import dev.groundwork.localstack.stripe.wire.RequestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stands in for Stripe: its API with state and time, the pages that people pay at, and signed webhooks. No money moves. What is due by the
 * clock is applied before each answer, after {@link #settle()}, and each second.
 */
public final class StripeStandIn implements AutoCloseable {

    private static final int MAX_BODY = 256 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final String NOT_FOUND = "there is nothing here";

    private final Account account;
    private final Billing billing;
    private final RequestLog log;
    private final ApiHandler api;
    private final Pages pages;
    private final InstantSource clock;
    private Optional<Ticker> ticker = Optional.empty();
    private volatile Filter filter = (request, answer) -> answer.get();
    private volatile Optional<Deliveries> deliveries = Optional.empty();
    private final LoopbackServer server;

    private StripeStandIn(StripeSettings settings) throws IOException {
        server = StripePort.listen(settings.folder(), HttpLimits.withBody(MAX_BODY), this::answer);
        account = new Account(settings.folder(), settings.clock(), settings.random());
        billing = new Billing(account, new Site("http://localhost:" + server.port()));
        log = new RequestLog(settings.clock());
        api = new ApiHandler(account, billing.operations(), billing.expansion(), log);
        clock = settings.clock();
        pages = new Pages(
                account,
                new CheckoutPage(
                        account,
                        (session, action, off) ->
                                control().checkout(session, action, off).object()),
                new PortalPage(account, new PortalActions(this::control)));
    }

    /** Answers from when this returns until it is closed, at the port of the last time where that is free. */
    public static StripeStandIn start(StripeSettings settings) throws IOException {
        var standIn = new StripeStandIn(settings);
        standIn.server.start();
        standIn.ticker = Optional.of(new Ticker(standIn::settle));
        return standIn;
    }

    /** The base of the API, without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /**
     * Sends events from now on, those that still wait first.
     *
     * @param webhook where they go
     * @param secret the secret that signs them now
     */
    public void deliverTo(URI webhook, Supplier<String> secret) {
        var sender = new Deliveries(account, clock, new Endpoint(webhook, secret));
        sender.start();
        deliveries = Optional.of(sender);
    }

    /** Returns what people and tests do besides calling the API. */
    public StripeControl control() {
        return new StripeControl(account, billing, deliveries);
    }

    /** Returns the newest requests to the API, oldest first. */
    public List<Map<String, Object>> requests() {
        return log.entries();
    }

    /** Applies what is due by the clock, and sends again what is due. */
    public void settle() {
        billing.due().settle();
        deliveries.ifPresent(Deliveries::retry);
    }

    /** Waits until the events so far were sent once, or for half a minute: one that is signed before the clock moves is stale after. */
    public void awaitDeliveries() {
        deliveries.ifPresent(sender -> sender.awaitAll(LONGEST_WAIT));
    }

    /** Stands between a caller and the API. */
    @FunctionalInterface
    public interface Filter {
        /** Answers a call, by the API or in its place; nothing ends the connection without an answer. */
        Optional<HttpResponse> answer(HttpRequest request, Supplier<Optional<HttpResponse>> api)
                throws InterruptedException;
    }

    /** Passes every call of the API through a filter from now on. */
    public void through(Filter other) {
        filter = other;
    }

    private Optional<HttpResponse> answer(HttpRequest request) throws InterruptedException {
        settle();
        if (request.path().startsWith(ApiHandler.ROOT)) {
            return filter.answer(request, () -> Optional.of(api.answer(request)));
        }
        return pages.answer(request)
                .or(() -> Optional.of(HttpResponse.of(404, "text/plain; charset=utf-8", NOT_FOUND)));
    }

    @Override
    public void close() {
        ticker.ifPresent(Ticker::close);
        server.close();
        deliveries.ifPresent(Deliveries::close);
        try {
            account.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the state of the stand-in could not be closed", e);
        }
    }
}
