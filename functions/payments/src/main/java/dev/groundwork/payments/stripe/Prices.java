package dev.groundwork.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceCreateParams.Recurring;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import dev.groundwork.ledger.model.Catalogue.Tier;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** The prices at Stripe, found by their lookup keys. What is missing is made, so an empty account at Stripe needs no preparation. */
@Singleton
public final class Prices {

    private static final String PREFIX = "groundwork_";
    private static final String TIER = PREFIX + "tier_";

    private final StripeCalls stripe;

    public Prices(StripeCalls stripe) {
        this.stripe = stripe;
    }

    /** Returns the id of the price of a package. A price never changes: another amount has another lookup key. */
    public String of(CreditPackage creditPackage, String currency) {
        var product = PREFIX + creditPackage.id();
        return find(product, creditPackage.name(), price(product, creditPackage.price(), currency));
    }

    /** Returns the id of the monthly price of a tier. */
    public String of(Tier tier, String currency) {
        var product = TIER + tier.id();
        var monthly = Recurring.builder().setInterval(Recurring.Interval.MONTH).build();
        var name =
                tier.id().substring(0, 1).toUpperCase(Locale.ROOT) + tier.id().substring(1);
        return find(product, name, price(product, tier.price(), currency).setRecurring(monthly));
    }

    /** Returns the tier that a product at Stripe is, nothing for other products. */
    public static Optional<String> tierOf(String product) {
        return product.startsWith(TIER) ? Optional.of(product.substring(TIER.length())) : Optional.empty();
    }

    private static PriceCreateParams.Builder price(String product, long amount, String currency) {
        var lowerCase = currency.toLowerCase(Locale.ROOT);
        return PriceCreateParams.builder()
                .setProduct(product)
                .setCurrency(lowerCase)
                .setUnitAmount(amount)
                .setLookupKey(product + "_" + amount + "_" + lowerCase);
    }

    private String find(String product, String name, PriceCreateParams.Builder builder) {
        var price = builder.build();
        return stripe.call(client -> {
            var found = find(client, price.getLookupKey());
            if (found.isPresent()) {
                return found.get();
            }
            makeProduct(client, product, name);
            return make(client, price, price.getLookupKey());
        });
    }

    private static Optional<String> find(StripeClient client, String lookupKey) throws StripeException {
        var prices = client.v1()
                .prices()
                .list(PriceListParams.builder()
                        .addLookupKey(lookupKey)
                        .setActive(true)
                        .build());
        return prices.getData().stream().map(Price::getId).findFirst();
    }

    private static void makeProduct(StripeClient client, String id, String name) throws StripeException {
        try {
            client.v1()
                    .products()
                    .create(
                            ProductCreateParams.builder()
                                    .setId(id)
                                    .setName(name)
                                    .build(),
                            StripeCalls.once("product-" + id));
        } catch (InvalidRequestException e) {
            if (!"resource_already_exists".equals(e.getCode())) {
                throw e;
            }
        }
    }

    /** Makes a price, or finds the one that somebody else has made meanwhile. */
    private static String make(StripeClient client, PriceCreateParams price, String lookupKey) throws StripeException {
        try {
            return client.v1()
                    .prices()
                    .create(price, StripeCalls.once("price-" + lookupKey))
                    .getId();
        } catch (InvalidRequestException e) {
            var found = find(client, lookupKey);
            if (found.isEmpty()) {
                throw e;
            }
            return found.get();
        }
    }
}
