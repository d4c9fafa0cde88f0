package dev.groundwork.ledger.model;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.PaymentFact.Disputed;
import dev.groundwork.ledger.model.PaymentFact.Receipted;
import dev.groundwork.ledger.model.PaymentFact.Refunded;
import dev.groundwork.ledger.model.PaymentFact.Sold;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of one payment, and what the ledger has made of it. Facts merge to the same record in whatever order they come and however often,
 * and each change of the record brings the ledger to where the record is; so the end does not depend on the order.
 *
 * @param user who paid
 * @param payment its id at Stripe
 * @param version how often the record was written
 * @param sold what was bought, once that is known
 * @param refunded what went back
 * @param disputes how disputes stand, by their ids
 * @param receipt Stripe's receipt of it, the first that was seen
 * @param effect what the ledger has made of it
 */
public record PaymentRecord(
        UserId user,
        String payment,
        long version,
        Optional<Sold> sold,
        Refunded refunded,
        Map<String, Disputed> disputes,
        Optional<Receipted> receipt,
        Effect effect)
        implements AdditionalWrite {

    public PaymentRecord {
        disputes = Map.copyOf(disputes);
    }

    /**
     * The credits of a payment in the ledger.
     *
     * @param granted what gave them, once they are given
     * @param taken how many were taken back, those included that are owed
     * @param owed how many of those became debt
     */
    public record Effect(Optional<OperationKey> granted, long taken, long owed) {

        /** Nothing has happened. */
        public static final Effect NONE = new Effect(Optional.empty(), 0, 0);
    }

    /** Returns the record of a payment of which nothing is known. */
    public static PaymentRecord unknown(UserId user, String payment) {
        return new PaymentRecord(
                user, payment, 0, Optional.empty(), Refunded.NOTHING, Map.of(), Optional.empty(), Effect.NONE);
    }

    /** Returns the record with one more fact; the same where it knew the fact. */
    public PaymentRecord with(PaymentFact fact) {
        return switch (fact) {
            case Sold sale -> known(sold.or(() -> Optional.of(sale)), refunded, disputes, receipt);
            case Refunded other -> known(sold, refunded.with(other), disputes, receipt);
            case Receipted first -> known(sold, refunded, disputes, receipt.or(() -> Optional.of(first)));
            case Disputed dispute -> {
                var all = new HashMap<>(disputes);
                all.merge(dispute.dispute(), dispute, Disputed::with);
                yield known(sold, refunded, all, receipt);
            }
        };
    }

    private PaymentRecord known(
            Optional<Sold> sale, Refunded refunds, Map<String, Disputed> all, Optional<Receipted> first) {
        return new PaymentRecord(user, payment, version, sale, refunds, all, first, effect);
    }

    /**
     * Brings the ledger to where this record is, and returns the record to write with it.
     *
     * @param cause the fact that it has learned last: the entries name it
     */
    public PaymentRecord settle(AccountDraft draft, PaymentFact cause) {
        return sold.map(sale -> settle(draft, sale, cause)).orElseGet(() -> written(effect));
    }

    private PaymentRecord settle(AccountDraft draft, Sold sale, PaymentFact cause) {
        var granted = effect.granted()
                .orElseGet(() -> draft.give(sale.type(), sale.lot(), reference(sale.product()))
                        .id()
                        .operation());
        var missing = target(sale) - effect.taken();
        var taken = effect.taken() + missing;
        var owed = missing < 0
                ? effect.owed() - draft.restore(-missing, effect.owed(), sale.lot(), reference(returned(cause)))
                : effect.owed() + draft.clawback(missing, sale.lot(), reference(reversed(cause)));
        return written(new Effect(Optional.of(granted), taken, Math.min(owed, taken)));
    }

    /** Returns how many credits have to be taken back by now: their share is that of the money, rounded down. */
    private static long share(long credits, long part, long whole) {
        return BigInteger.valueOf(credits)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    private long target(Sold sale) {
        var paid = refunded.charged() > 0 ? refunded.charged() : sale.amount();
        if (paid == 0) {
            return 0;
        }
        var gone = refunded.refunded()
                + disputes.values().stream()
                        .mapToLong(dispute -> dispute.withdrawn(paid, sale.currency()))
                        .sum();
        return share(sale.credits().amount(), Math.min(gone, paid), paid);
    }

    /** Returns why credits are taken back: what the owner reads in the history. */
    private String reversed(PaymentFact cause) {
        return switch (cause) {
            case Refunded refund -> "refund";
            case Disputed dispute -> "dispute";
            case Sold sale -> refunded.refunded() > 0 ? "refund" : "dispute";
            case Receipted receipted -> "receipt";
        };
    }

    /** Returns why credits come back. */
    private static String returned(PaymentFact cause) {
        return switch (cause) {
            case Refunded refund -> "refund_failed";
            case Disputed dispute -> "dispute_won";
            case Sold sale -> "sale";
            case Receipted receipted -> "receipt";
        };
    }

    private String reference(String text) {
        return payment + Entry.PAYMENT_SEPARATOR + text;
    }

    private PaymentRecord written(Effect after) {
        return new PaymentRecord(user, payment, version + 1, sold, refunded, disputes, receipt, after);
    }
}
