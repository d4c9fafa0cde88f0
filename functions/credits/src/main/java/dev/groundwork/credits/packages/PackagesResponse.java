package dev.groundwork.credits.packages;

import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The price list; prices in minor units of the currency. */
@Serdeable
record PackagesResponse(List<PackageForSale> items, List<TierForSale> tiers, int version) {

    @Serdeable
    record PackageForSale(String packageId, String name, long credits, long price, String currency) {}

    @Serdeable
    record TierForSale(String tier, long monthlyCredits, long price, String currency) {}

    static PackagesResponse of(Catalogue catalogue) {
        var currency = catalogue.currency();
        return new PackagesResponse(
                catalogue.packages().stream()
                        .filter(CreditPackage::active)
                        .map(p ->
                                new PackageForSale(p.id(), p.name(), p.credits().amount(), p.price(), currency))
                        .toList(),
                catalogue.tiers().stream()
                        .map(t -> new TierForSale(t.id(), t.monthly().amount(), t.price(), currency))
                        .toList(),
                catalogue.version());
    }
}
