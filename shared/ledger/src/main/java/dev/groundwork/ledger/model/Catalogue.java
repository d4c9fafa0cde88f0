package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prices and packages, in one version. A purchase is honoured as the version that sold it says.
 *
 * @param version which one, from 1
 * @param currency of every price, ISO 4217
 * @param prices of an action in credits; a build iteration costs its complexity on top
 * @param packages for sale once
 * @param tiers for sale by the month
 */
public record Catalogue(
        int version, String currency, Map<Action, Credits> prices, List<CreditPackage> packages, List<Tier> tiers) {

    public Catalogue {
        prices = Map.copyOf(prices);
        packages = List.copyOf(packages);
        tiers = List.copyOf(tiers);
    }

    /**
     * Credits for sale.
     *
     * @param id stable
     * @param name for people
     * @param credits how many
     * @param price in minor units
     */
    public record CreditPackage(String id, String name, Credits credits, long price) {}

    /**
     * Credits by the month.
     *
     * @param id stable
     * @param monthly how many
     * @param price a month, in minor units
     */
    public record Tier(String id, Credits monthly, long price) {}

    /** Returns the cost of an action. */
    public Credits cost(Action action, Optional<Complexity> complexity) {
        return price(action).plus(Credits.of(complexity.map(Complexity::value).orElse(0)));
    }

    /** Returns the price of one app for one day. */
    public Credits hostingDay() {
        return price(Action.APP_HOSTING_DAY);
    }

    private Credits price(Action action) {
        return Optional.ofNullable(prices.get(action))
                .orElseThrow(() -> new IllegalStateException("the catalogue has no price for " + action.text()));
    }
}
