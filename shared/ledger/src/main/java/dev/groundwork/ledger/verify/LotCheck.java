package dev.groundwork.ledger.verify;

import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.Lots;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The lots of all entries add up to the lots that are left, for each kind; and never was more taken from lots that expire by some date than came
 * with such a date. Where too many lots were joined, credits went to a later date, never to an earlier one.
 */
final class LotCheck {

    private final Faults faults;
    private final Map<Lot.Kind, NavigableMap<Instant, Long>> sums = new EnumMap<>(Lot.Kind.class);

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

    void balance(LedgerAccount account) {
        var spent = account.figures().spent();
        for (var kind : Lot.Kind.values()) {
            faults.unless("what is left of " + kind, account.lots().left(kind, spent), sum(kind));
        }
        add(account.lots().after(spent), -1);
        sums.forEach(this::checkDates);
    }

    private long sum(Lot.Kind kind) {
        return sums.getOrDefault(kind, new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void checkDates(Lot.Kind kind, NavigableMap<Instant, Long> byDate) {
        long rest = 0;
        for (var sum : byDate.headMap(Instant.MAX, false).entrySet()) {
            rest += sum.getValue();
            if (rest < 0) {
                faults.add("what came to " + kind + " until " + sum.getKey() + " less what went", rest, "0 or more");
            }
        }
    }
}
