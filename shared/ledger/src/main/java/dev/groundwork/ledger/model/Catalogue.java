package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
     * @param active whether it can be bought
     */
    public record CreditPackage(String id, String name, Credits credits, long price, boolean active) {}

    /**
     * Credits by the month.
     *
     * @param id stable
     * @param monthly how many
     * @param price a month, in minor units
     */
    public record Tier(String id, Credits monthly, long price) {}

    /** Returns a package by its id, whether it can be bought or not. */
    public Optional<CreditPackage> creditPackage(String id) {
        return packages.stream().filter(known -> known.id().equals(id)).findFirst();
    }

    /** Returns a tier by its id. */
    public Optional<Tier> tier(String id) {
        return tiers.stream().filter(known -> known.id().equals(id)).findFirst();
    }

    /** Returns the next version, with one package changed. */
    public Catalogue with(CreditPackage changed) {
        return new Catalogue(
                version + 1,
                currency,
                prices,
                packages.stream()
                        .map(known -> known.id().equals(changed.id()) ? changed : known)
                        .toList(),
                tiers);
    }

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

    /** A thing that credits are spent on. */
    public enum Action {
        IDEATION_MESSAGE('i'),
        WEB_SEARCH('w'),
        BUILD_ITERATION('b'),
        SIA_INTERVENTION('s'),
        /** One app for one day; charged by the clock, never by a request. */
        APP_HOSTING_DAY('h');

        private final char letter;

        Action(char letter) {
            this.letter = letter;
        }

        /** The name that callers use. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** One letter for it, never changed once used. */
        public char letter() {
            return letter;
        }

        /** The action that a caller names, or nothing when there is none of that name. */
        public static Optional<Action> parse(String text) {
            return Arrays.stream(values()).filter(a -> a.text().equals(text)).findFirst();
        }

        static Action of(char letter) {
            return Arrays.stream(values())
                    .filter(a -> a.letter == letter)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no action has the letter " + letter));
        }
    }

    /**
     * The amount of work of a build iteration.
     *
     * @param value 1 to 6
     */
    public record Complexity(int value) {

        private static final int MAX = 6;

        public Complexity {
            if (value < 1 || value > MAX) {
                throw new IllegalArgumentException("complexity is 1 to " + MAX);
            }
        }

        /** The complexity of this number, or nothing when it is out of range. */
        public static Optional<Complexity> of(long value) {
            return value < 1 || value > MAX ? Optional.empty() : Optional.of(new Complexity((int) value));
        }
    }
}
