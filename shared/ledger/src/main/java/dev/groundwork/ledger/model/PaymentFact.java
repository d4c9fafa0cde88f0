package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** A fact about a payment, as Stripe states it. Facts come in any order, and any number of times. Amounts are in minor units of a currency. */
public sealed interface PaymentFact {

    /**
     * The money has come.
     *
     * @param type purchase or subscription
     * @param product what was sold: a package or a tier
     * @param credits how many it gives, as sold
     * @param period which month a subscription's credits are given for; they live to the end of the one after it
     * @param amount what was paid, 0 where a discount paid all of it
     * @param currency ISO 4217, in lower case as Stripe has it
     * @param catalogueVersion which version of the catalogue sold it
     */
    record Sold(
            EntryType type,
            String product,
            Credits credits,
            Optional<BillingPeriod> period,
            long amount,
            String currency,
            int catalogueVersion)
            implements PaymentFact {

        public Sold {
            if (period.isPresent() != (type == EntryType.SUBSCRIPTION)) {
                throw new IllegalArgumentException("a subscription has a period, and nothing else has");
            }
        }

        /** Returns the credits as a lot. */
        public Lot lot() {
            var size = credits.amount();
            return period.map(month -> Lot.of(month, size)).orElseGet(() -> Lot.lasting(Lot.Kind.PURCHASED, size));
        }
    }

    /**
     * The money that has gone back, by all refunds together. It grows with each refund, and falls where a refund fails at the customer's bank, which
     * can be days later (<a href="https://docs.stripe.com/refunds#failed-refunds">Stripe: failed refunds</a>).
     *
     * @param refunded by all refunds that have not failed
     * @param charged what the customer had paid
     * @param at the second in which it stood so, by the event that says it
     * @param isReadLater true if it was read at Stripe when the event came, false if it stood in the event
     */
    record Refunded(long refunded, long charged, Instant at, boolean isReadLater) implements PaymentFact {

        /** Nothing went back. */
        public static final Refunded NOTHING = new Refunded(0, 0, Instant.EPOCH, false);

        /** Within a second what was read later is newer; of two events the one that says more, since refunds come before their failures. */
        private static final Comparator<Refunded> NEWER = Comparator.comparing(Refunded::at)
                .thenComparing(Refunded::isReadLater)
                .thenComparingLong(r -> r.isReadLater ? -r.refunded : r.refunded);

        public Refunded {
            at = at.truncatedTo(ChronoUnit.SECONDS);
        }

        /** Returns the newer of two. */
        Refunded with(Refunded other) {
            var newer = NEWER.compare(other, this) > 0 ? other : this;
            return new Refunded(newer.refunded, Math.max(charged, other.charged), newer.at, newer.isReadLater);
        }
    }

    /**
     * The customer's bank disputes the payment.
     *
     * @param dispute its id at Stripe
     * @param status how it stands
     * @param amount what is disputed
     * @param currency of the amount
     * @param at when it stood so
     */
    record Disputed(String dispute, DisputeStatus status, long amount, String currency, Instant at)
            implements PaymentFact {

        private static final Comparator<Disputed> NEWER = Comparator.<Disputed, Boolean>comparing(
                        d -> d.status != DisputeStatus.OPEN)
                .thenComparing(Disputed::at)
                .thenComparing(Disputed::status)
                .thenComparingLong(Disputed::amount);

        public Disputed {
            at = Instant.ofEpochMilli(at.toEpochMilli());
        }

        /** Returns the one that counts of two: the end of a dispute whatever comes after it, and of two ends the newer. */
        Disputed with(Disputed other) {
            return NEWER.compare(other, this) > 0 ? other : this;
        }

        /** Returns the money that is gone, at most {@code paid}. In another currency its share is unknown, and all of it counts. */
        long withdrawn(long paid, String paidCurrency) {
            return switch (status) {
                case OPEN, LOST -> currency.equals(paidCurrency) ? Math.min(amount, paid) : paid;
                case WON -> 0;
            };
        }
    }

    /**
     * Stripe has a receipt of the payment.
     *
     * @param url of its page at Stripe
     * @param paidAt when the money came
     */
    record Receipted(String url, Instant paidAt) implements PaymentFact {

        public Receipted {
            paidAt = paidAt.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /** The state of a dispute. An inquiry, which moves no money, is none. */
    enum DisputeStatus {
        OPEN,
        LOST,
        WON
    }
}
