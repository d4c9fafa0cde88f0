package dev.groundwork.payments.checkout;

import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CatalogueReader;
import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.payments.checkout.Purchase.Session;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Starts the purchase of a package. The version of the catalogue is fixed before Stripe is asked, so that a repeated request asks for the same. */
@Singleton
final class StartPurchase {

    private static final String SCOPE = "purchase";

    private final CatalogueReader catalogue;
    private final Purchases purchases;
    private final CheckoutPages pages;

    StartPurchase(CatalogueReader catalogue, Purchases purchases, CheckoutPages pages) {
        this.catalogue = catalogue;
        this.purchases = purchases;
        this.pages = pages;
    }

    /** The outcome of a request to buy. */
    sealed interface Outcome {

        /** The page is there. */
        record Opened(Session session) implements Outcome {}

        /** The page was opened before, by the same request. */
        record Replayed(Session session) implements Outcome {}

        /** There is no such package for sale. */
        record UnknownPackage() implements Outcome {}

        /** The key was used for another package. */
        record KeyReused() implements Outcome {}
    }

    Outcome start(UserId user, String packageId, IdempotencyKey key) {
        var name = new ScopedKey(SCOPE, key).recordName();
        var known = purchases.find(user, name).or(() -> begin(user, name, packageId));
        if (known.isEmpty()) {
            return new Outcome.UnknownPackage();
        }
        var purchase = known.get();
        if (!purchase.packageId().equals(packageId)) {
            return new Outcome.KeyReused();
        }
        return purchase.session()
                .<Outcome>map(Outcome.Replayed::new)
                .orElseGet(() -> new Outcome.Opened(purchases.note(purchase, open(purchase))));
    }

    private Optional<Purchase> begin(UserId user, String name, String packageId) {
        var newest = catalogue.newest();
        return newest.creditPackage(packageId)
                .filter(CreditPackage::active)
                .map(sold -> purchases.begin(new Purchase(user, name, packageId, newest.version(), Optional.empty())));
    }

    private Session open(Purchase purchase) {
        var version = catalogue.version(purchase.catalogueVersion()).orElseThrow();
        return pages.open(purchase, version.creditPackage(purchase.packageId()).orElseThrow(), version.currency());
    }
}
