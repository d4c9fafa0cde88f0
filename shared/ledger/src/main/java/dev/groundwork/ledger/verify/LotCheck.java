package dev.groundwork.ledger.verify;

import dev.groundwork.ledger.model.BillingPeriod;
import dev.groundwork.ledger.model.BillingPeriods;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.Lots;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lots of all entries add up to the lots that are left, each kind and each date by itself: no lot's date has moved but those of a subscription's
 * credits, which each paid period brings forward as the rule says. Lots stand in the spend order, and none waits while there is room in the balance
 * item.
 */
final class LotCheck {

    private final Faults faults;
    private Map<Lot, Long> sums = new LinkedHashMap<>();
    private BillingPeriods paid = BillingPeriods.NONE;
    private Instant paidAt = Instant.EPOCH;

    LotCheck(Faults faults) {
        this.faults = faults;
    }

    void entry(Entry entry) {
        faults.unless(entry.seq(), "the size of the lots", entry.lots().size(), Math.abs(entry.amount()));
        entry.lots().lots().stream()
                .filter(lot -> entry.type() == EntryType.SUBSCRIPTION)
                .flatMap(lot -> lot.period().stream())
                .forEach(period -> paid(period, entry.createdAt()));
        if (entry.amount() > 0) {
            entry.lots().lots().forEach(lot -> date(entry, lot));
        }
        add(entry.lots(), Long.signum(entry.amount()));
        if (entry.type() == EntryType.EXPIRE) {
            entry.lots().lots().stream()
                    .filter(lot -> !lot.isExpired(entry.createdAt()))
                    .forEach(lot -> faults.add(entry.seq(), "what expires", lot, "expired at " + entry.createdAt()));
        }
    }

    private void paid(BillingPeriod period, Instant at) {
        paid = new BillingPeriods(Stream.concat(paid.periods().stream(), Stream.of(period))
                .distinct()
                .toList());
        paidAt = at;
        var moved = new LinkedHashMap<Lot, Long>();
        sums.forEach((lot, sum) -> moved.merge(lot.before(period), sum, Long::sum));
        sums = moved;
    }

    /** Credits that come are gone when those of their period are, unless their time is over in any case. */
    private void date(Entry entry, Lot lot) {
        var expected = lot.before(paid);
        if (!lot.isExpired(entry.createdAt())) {
            faults.unless(entry.seq(), "the date of " + lot, lot, expected);
        }
    }

    private void add(Lots lots, long sign) {
        lots.lots().forEach(lot -> sums.merge(lot.sized(0), sign * lot.size(), Long::sum));
    }

    /** Checks the lots of the balance item, and those that wait, nothing where they are not those that it knows. */
    void balance(LedgerAccount account, Optional<Lots> found) {
        if (found.isEmpty()) {
            faults.add(
                    "the lots that wait",
                    "missing, or of another version",
                    "of version " + account.waiting().version());
        }
        var waiting = found.orElse(Lots.NONE);
        var standing = account.figures().standing();
        if (standing < 0 || account.spent() < 0) {
            faults.add(
                    "what is left of the lots in the balance item",
                    standing,
                    "0 to " + account.lots().size());
        }
        faults.unless(
                "the number of lots that wait",
                waiting.lots().size(),
                account.waiting().count());
        var all = account.lots().then(waiting);
        if (!all.isInSpendOrder()) {
            faults.add("the order of the lots", all, "the spend order");
        }
        var count = account.lots().lots().size();
        if (!waiting.lots().isEmpty() && count < Lots.STANDING) {
            faults.add("the number of lots in the balance item while others wait", count, Lots.STANDING + " or more");
        }
        for (var kind : Lot.Kind.values()) {
            faults.unless("what is left of " + kind, all.left(kind, account.spent()), sum(kind));
        }
        add(all.after(account.spent()), -1);
        sums.forEach((lot, rest) -> faults.unless(
                "what came to " + lot.kind() + " until "
                        + lot.expiresAt().map(Instant::toString).orElse("ever")
                        + lot.period().map(period -> " for " + period).orElse("") + " less what went and is left",
                rest,
                0L));
        periods(account.periods());
    }

    /** The account knows every period that still matters, and none that was not paid. */
    private void periods(BillingPeriods known) {
        if (!paid.periods().containsAll(known.periods())) {
            faults.add("the paid periods", known, "some of " + paid);
        }
        var recent = paid.recent(paidAt);
        if (!known.periods().containsAll(recent.periods())) {
            faults.add("the paid periods", known, "at least " + recent);
        }
    }

    private long sum(Lot.Kind kind) {
        return sums.entrySet().stream()
                .filter(sum -> sum.getKey().kind() == kind)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
