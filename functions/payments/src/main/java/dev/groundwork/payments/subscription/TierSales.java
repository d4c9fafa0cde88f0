package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CatalogueReader;
import dev.groundwork.payments.stripe.Prices;
import dev.groundwork.payments.subscription.Subscription.Tier;
import jakarta.inject.Singleton;
import java.util.Map;

/** Tiers as a version of the catalogue sells them: the price at Stripe, and the metadata that says what was sold. */
@Singleton
final class TierSales {

    private final CatalogueReader catalogue;
    private final Prices prices;

    TierSales(CatalogueReader catalogue, Prices prices) {
        this.catalogue = catalogue;
        this.prices = prices;
    }

    /** Returns the newest version, which sells what is bought now. */
    int newestVersion() {
        return catalogue.newest().version();
    }

    /** Returns the id of the price of a tier. */
    String price(Tier tier, int catalogueVersion) {
        var version = catalogue.version(catalogueVersion).orElseThrow();
        return prices.of(version.tier(tier.text()).orElseThrow(), version.currency());
    }

    /** Returns the metadata of a subscription, which its invoices have too: a payment is honoured even where nothing else is known of it. */
    static Map<String, String> metadata(UserId user, Tier tier, int catalogueVersion) {
        return Map.of(
                "userId", user.value(),
                "tier", tier.text(),
                "catalogueVersion", Integer.toString(catalogueVersion));
    }
}
