package dev.groundwork.ledger.verify;

import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.Lots;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lots of all entries add up to the lots that are left, each kind and each date by itself: no lot's date has moved. Lots stand in the spend
 * order, and none waits while there is room in the balance item.
 */
final class LotCheck {

    private final Faults faults;
    private final Map<Lot.Kind, SortedMap<Instant, Long>> sums = new EnumMap<>(Lot.Kind.class);

    LotCheck(Faults faults) {
        this.faults = faults;
    }

    void entry(Entry entry) {
        faults.unless(entry.seq(), "the size of the lots", entry.lots().size(), Math.abs(entry.amount()));
        add(entry.lots(), Long.signum(entry.amount()));
        if (entry.type() == EntryType.EXPIRE) {
            entry.lots().lots().stream()
                    .filter(lot -> !lot.isExpired(entry.createdAt()))
                    .forEach(lot -> faults.add(entry.seq(), "what expires", lot, "expired at " + entry.createdAt()));
        }
    }

    private void add(Lots lots, long sign) {
        for (var lot : lots.lots()) {
            sums.computeIfAbsent(lot.kind(), k -> new TreeMap<>())
                    .merge(lot.expiresAt().orElse(Instant.MAX), sign * lot.size(), Long::sum);
        }
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
        sums.forEach((kind, byDate) -> byDate.forEach((date, rest) -> faults.unless(
                "what came to " + kind + " until " + (date.equals(Instant.MAX) ? "ever" : date)
                        + " less what went and is left",
                rest,
                0L)));
    }

    private long sum(Lot.Kind kind) {
        return sums.getOrDefault(kind, new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
