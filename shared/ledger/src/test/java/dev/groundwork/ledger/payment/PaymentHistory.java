package dev.groundwork.ledger.payment;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.PaymentFact;
import dev.groundwork.ledger.model.PaymentFact.DisputeStatus;
import dev.groundwork.ledger.model.PaymentFact.Disputed;
import dev.groundwork.ledger.model.PaymentFact.Receipted;
import dev.groundwork.ledger.model.PaymentFact.Refunded;
import dev.groundwork.ledger.model.PaymentFact.Sold;
import dev.groundwork.ledger.model.PaymentRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The history of one payment at Stripe, drawn at random, as the events that tell it.
 *
 * @param payment its id
 * @param sold what it bought
 * @param refunded the money that went back by refunds in the end
 * @param lost the money that disputes took in the end
 * @param events all of its events, once each, oldest first
 */
record PaymentHistory(String payment, Sold sold, long refunded, long lost, List<PaymentRequest> events) {

    private static final List<Long> CREDITS = List.of(100L, 500L, 2000L, 7L);

    /** Draws the purchase of a package. */
    static PaymentHistory purchase(Random random, UserId user, int number) {
        var sold = new Sold(
                EntryType.PURCHASE,
                "p" + number,
                Credits.of(CREDITS.get(random.nextInt(CREDITS.size()))),
                Optional.empty(),
                1 + random.nextLong(6000),
                "usd",
                1);
        return draw(random, user, number, "pi_" + number, sold);
    }

    /** Draws what happens to a payment. */
    static PaymentHistory draw(Random random, UserId user, int number, String payment, Sold sold) {
        var paid = sold.amount();
        var facts = new ArrayList<PaymentFact>(List.of(sold));
        long refunded = 0;
        var second = 0;
        for (var i = random.nextInt(4); i > 0; i--) {
            var before = refunded;
            refunded = random.nextInt(3) == 0 ? paid : Math.min(paid, refunded + 1 + random.nextLong(paid));
            facts.add(refunded(second, refunded, paid, false));
            if (random.nextInt(4) == 0) {
                refunded = before;
                facts.add(refunded(second, refunded, paid, true));
            }
            second++;
        }
        if (random.nextBoolean()) {
            facts.add(new Receipted("https://receipts.test/" + number, Ids.NOW));
        }
        long lost = 0;
        for (var i = random.nextInt(3); i > 0; i--) {
            var amount = 1 + random.nextLong(paid);
            var end = random.nextInt(3);
            facts.add(disputed(number * 10 + i, DisputeStatus.OPEN, amount));
            if (end > 0) {
                facts.add(disputed(number * 10 + i, end == 1 ? DisputeStatus.WON : DisputeStatus.LOST, amount));
            }
            lost += end == 1 ? 0 : amount;
        }
        var events = new ArrayList<PaymentRequest>();
        for (var fact : facts) {
            events.add(new PaymentRequest(user, payment, "evt_" + number + "_" + events.size(), fact));
        }
        return new PaymentHistory(payment, sold, refunded, lost, List.copyOf(events));
    }

    private static Refunded refunded(int second, long refunded, long paid, boolean failed) {
        return new Refunded(refunded, paid, Ids.NOW.plusSeconds(second), failed);
    }

    private static Disputed disputed(int id, DisputeStatus status, long amount) {
        var at = status == DisputeStatus.OPEN ? Ids.NOW : Ids.NOW.plus(Duration.ofDays(3));
        return new Disputed("du_" + id, status, amount, "usd", Instant.ofEpochMilli(at.toEpochMilli()));
    }

    /** Returns how many of its credits are left to its owner in the end. */
    long left() {
        var gone = Math.min(sold.amount(), refunded + lost);
        return sold.credits().amount() - taken(gone);
    }

    private long taken(long gone) {
        return sold.credits().amount() * gone / sold.amount();
    }

    /** Returns every event one to five times, in random order. */
    static List<PaymentRequest> deliveries(Random random, List<PaymentHistory> histories) {
        var deliveries = new ArrayList<PaymentRequest>();
        for (var history : histories) {
            for (var event : history.events) {
                deliveries.addAll(Collections.nCopies(1 + random.nextInt(5), event));
            }
        }
        Collections.shuffle(deliveries, random);
        return deliveries;
    }
}
