package dev.groundwork.payments.setup;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.ApiRequestParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.payments.stripe.Prices;
import dev.groundwork.payments.stripe.StripeCalls;
import dev.groundwork.payments.webhook.EventType;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Prepares an account at Stripe: products and prices of the catalogue by their lookup keys, and where it is asked for the webhook endpoint. What is there
 * stays, so it may run any number of times; it never removes anything.
 */
final class SetUpStripe {

    private static final long PAGE = 100;

    private final StripeCalls stripe;
    private final Prices prices;
    private final Consumer<String> lines;

    /**
     * @param lines takes what was found and made, a line each
     */
    SetUpStripe(StripeCalls stripe, Consumer<String> lines) {
        this.stripe = stripe;
        this.prices = new Prices(stripe);
        this.lines = lines;
    }

    void setUp(Catalogue catalogue, Optional<URI> webhook) {
        var before = stripe.call(SetUpStripe::prices);
        for (var creditPackage : catalogue.packages()) {
            price(before, prices.of(creditPackage, catalogue.currency()));
        }
        for (var tier : catalogue.tiers()) {
            if (tier.price() > 0) {
                price(before, prices.of(tier, catalogue.currency()));
            }
        }
        webhook.ifPresent(url -> stripe.call(client -> endpoint(client, url.toString())));
    }

    /** Returns the ids of all prices that are there. */
    private static Set<String> prices(StripeClient client) throws StripeException {
        var ids = new HashSet<String>();
        client.v1()
                .prices()
                .list(PriceListParams.builder().setActive(true).setLimit(PAGE).build())
                .autoPagingIterable()
                .forEach(price -> ids.add(price.getId()));
        return ids;
    }

    private void price(Set<String> before, String id) {
        Price price = stripe.call(client -> client.v1().prices().retrieve(id));
        say(before.contains(id), "price    " + price.getLookupKey() + "  " + id);
    }

    private String endpoint(StripeClient client, String url) throws StripeException {
        var all = client.v1()
                .webhookEndpoints()
                .list(WebhookEndpointListParams.builder().setLimit(PAGE).build());
        for (var known : all.autoPagingIterable()) {
            if (url.equals(known.getUrl())) {
                return renewed(client, known);
            }
        }
        var made = client.v1()
                .webhookEndpoints()
                .create(WebhookEndpointCreateParams.builder()
                        .setUrl(url)
                        .setApiVersion(version())
                        .addAllEnabledEvent(types(WebhookEndpointCreateParams.EnabledEvent.values()))
                        .build());
        say(false, "webhook  " + url + "  " + made.getId());
        lines.accept("its secret, shown this once: " + made.getSecret());
        return made.getId();
    }

    /** Subscribes a known endpoint to the types of today. Its secret and its version of the API cannot be had again. */
    private String renewed(StripeClient client, WebhookEndpoint known) throws StripeException {
        client.v1()
                .webhookEndpoints()
                .update(
                        known.getId(),
                        WebhookEndpointUpdateParams.builder()
                                .addAllEnabledEvent(types(WebhookEndpointUpdateParams.EnabledEvent.values()))
                                .build());
        say(true, "webhook  " + known.getUrl() + "  " + known.getId());
        if (!Stripe.API_VERSION.equals(known.getApiVersion())) {
            lines.accept(
                    "its events are of another version of the API, and each costs a call more: remove it at Stripe and run this again");
        }
        return known.getId();
    }

    private void say(boolean isKnown, String what) {
        lines.accept((isKnown ? "found  " : "made   ") + what);
    }

    /** Returns those of the library's types of events that the webhook takes. */
    private static <T extends ApiRequestParams.EnumParam> List<T> types(T[] all) {
        return Arrays.stream(all)
                .filter(type -> EventType.parse(type.getValue()).isPresent())
                .toList();
    }

    /** Returns the library's name of the version that the code is made for. */
    private static WebhookEndpointCreateParams.ApiVersion version() {
        return Arrays.stream(WebhookEndpointCreateParams.ApiVersion.values())
                .filter(version -> version.getValue().equals(Stripe.API_VERSION))
                .findFirst()
                .orElseThrow();
    }
}
