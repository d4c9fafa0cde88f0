package dev.groundwork.payments.catalogue;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import dev.groundwork.ledger.store.CatalogueVersions;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Publishes a version of the catalogue in which one package is changed. What was sold before is honoured as sold. */
@Singleton
final class PublishPackage {

    /** The most tries when others publish at the same time. */
    private static final int MAX_TRIES = 10;

    /** The most that a package may cost, in minor units: Stripe's limit of eight digits. */
    private static final long MAX_PRICE = 99_999_999;

    private static final long MAX_CREDITS = 1_000_000_000;

    private final CatalogueVersions versions;

    PublishPackage(CatalogueVersions versions) {
        this.versions = versions;
    }

    /**
     * A change of a package. What is left out stays as it is.
     *
     * @param credits how many it gives
     * @param price in minor units
     * @param active whether it can be bought
     */
    record Change(Optional<Long> credits, Optional<Long> price, Optional<Boolean> active) {

        boolean isValid() {
            return credits.filter(count -> count < 1 || count > MAX_CREDITS).isEmpty()
                    && price.filter(amount -> amount < 1 || amount > MAX_PRICE).isEmpty();
        }

        private CreditPackage of(CreditPackage known) {
            return new CreditPackage(
                    known.id(),
                    known.name(),
                    credits.map(Credits::of).orElse(known.credits()),
                    price.orElse(known.price()),
                    active.orElse(known.active()));
        }
    }

    /** The outcome of a request to publish. */
    sealed interface Outcome {

        /** Published as this version. */
        record Published(Catalogue catalogue) implements Outcome {}

        /** There is no such package. */
        record UnknownPackage() implements Outcome {}

        /** Others published again and again meanwhile. */
        record Busy() implements Outcome {}
    }

    Outcome publish(String packageId, Change change) {
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var newest = versions.newest();
            var known = newest.creditPackage(packageId);
            if (known.isEmpty()) {
                return new Outcome.UnknownPackage();
            }
            var next = newest.with(change.of(known.get()));
            if (versions.publish(next)) {
                return new Outcome.Published(next);
            }
        }
        return new Outcome.Busy();
    }
}
