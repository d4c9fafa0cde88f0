package dev.groundwork.ledger.payment;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.BillingPeriod;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.PaymentFact.Sold;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A month of a subscription that was paid: after a start, a renewal, a change to a higher tier in the middle of a month, or to a lower one at its end. A
 * month whose payment fails is not there, and after a cancellation a new subscription may start.
 *
 * @param period which
 * @param nextEnd when the month after it ends, by its anchor
 * @param isPro whether it is the higher of two tiers
 */
record SubscriptionMonth(BillingPeriod period, Instant nextEnd, boolean isPro) {

    /** Draws the months of up to half a year. */
    static List<SubscriptionMonth> draw(Random random) {
        var months = new ArrayList<SubscriptionMonth>();
        var anchor = ZonedDateTime.ofInstant(Ids.NOW, ZoneOffset.UTC).minusDays(random.nextInt(150));
        var isPro = random.nextBoolean();
        for (var i = 0; i < 1 + random.nextInt(3); i++) {
            var month = 0;
            var isChange = false;
            while (random.nextInt(5) > 0 && months.size() < 8) {
                if (random.nextInt(6) > 0) {
                    months.add(of(anchor, month, isChange, isPro));
                }
                isChange = false;
                month++;
                if (!isPro && random.nextInt(3) == 0) {
                    anchor = anchor.plusMonths(month - 1).plusSeconds(random.nextInt(20) * 86_400L + random.nextInt(2));
                    month = 0;
                    isChange = true;
                    isPro = true;
                } else if (isPro && random.nextInt(3) == 0) {
                    isPro = false;
                }
            }
            anchor = anchor.plusMonths(month).plusDays(random.nextInt(20));
        }
        return months;
    }

    private static SubscriptionMonth of(ZonedDateTime anchor, int month, boolean isChange, boolean isPro) {
        var period = new BillingPeriod(
                anchor.plusMonths(month).toInstant(),
                anchor.plusMonths(month + 1).toInstant(),
                isChange);
        return new SubscriptionMonth(period, anchor.plusMonths(month + 2).toInstant(), isPro);
    }

    /** Draws what happens to its payment. */
    PaymentHistory history(Random random, UserId user, int number) {
        var sold = new Sold(
                EntryType.SUBSCRIPTION,
                "p" + number,
                Credits.of(isPro ? 2000 : 500),
                Optional.of(period),
                isPro ? 3900 : 1200,
                "usd",
                1);
        return PaymentHistory.draw(random, user, number, "in_" + number, sold);
    }

    /** Returns when the credits of a period are gone: with the period after it, or with one that began before that was over. */
    static Instant endOf(BillingPeriod period, List<SubscriptionMonth> months) {
        var end = months.stream()
                .filter(month -> month.period.equals(period))
                .map(SubscriptionMonth::nextEnd)
                .min(Instant::compareTo)
                .orElseThrow();
        return months.stream()
                .map(SubscriptionMonth::period)
                .filter(other -> other.start().isAfter(period.start())
                        || (other.start().equals(period.start()) && other.isChange() && !period.isChange()))
                .map(BillingPeriod::end)
                .filter(other -> other.isBefore(end))
                .min(Instant::compareTo)
                .orElse(end);
    }
}
