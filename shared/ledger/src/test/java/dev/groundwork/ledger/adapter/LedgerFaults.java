package dev.groundwork.ledger.adapter;

import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.Hold;
import dev.groundwork.ledger.domain.Lot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Checks what must hold of every ledger at every moment. */
final class LedgerFaults {

    private LedgerFaults() {}

    static List<String> of(Account account, List<Entry> entries) {
        var faults = new ArrayList<String>();
        var ids = new HashSet<Object>();
        var lots = new EnumMap<Lot.Kind, Long>(Lot.Kind.class);
        long seq = 0;
        long sum = 0;
        long used = 0;
        for (var entry : entries) {
            seq++;
            sum += entry.amount();
            used -= isUse(entry) ? entry.amount() : 0;
            add(lots, entry);
            if (entry.seq() != seq) {
                faults.add("entry " + entry.seq() + " stands at " + seq);
            }
            if (entry.balanceAfter().amount() != sum) {
                faults.add("balance after " + seq + " is " + entry.balanceAfter() + ", not " + sum);
            }
            if (entry.lots().size() != Math.abs(entry.amount())) {
                faults.add("lots of " + seq + " are " + entry.lots() + ", amount " + entry.amount());
            }
            if (!ids.add(entry.id())) {
                faults.add("twice: " + entry.id());
            }
        }
        var figures = account.figures();
        var held = account.holds().values().stream().mapToLong(Hold::amount).sum();
        check(faults, "seq", figures.seq(), seq);
        check(faults, "balance", figures.balance(), sum);
        check(faults, "available", figures.available(), sum - held);
        check(faults, "consumed", figures.consumedBefore() + figures.spent(), used);
        check(faults, "lots", account.lots().after(figures.spent()).size(), sum);
        for (var kind : Lot.Kind.values()) {
            check(faults, "lot " + kind, account.lots().left(kind, figures.spent()), lots.getOrDefault(kind, 0L));
        }
        if (figures.available() < 0) {
            faults.add("available is " + figures.available());
        }
        return faults;
    }

    private static void add(Map<Lot.Kind, Long> lots, Entry entry) {
        entry.lots().lots().forEach(lot -> lots.merge(lot.kind(), Long.signum(entry.amount()) * lot.size(), Long::sum));
    }

    private static boolean isUse(Entry entry) {
        return switch (entry.type()) {
            case CONSUME, HOSTING, REFUND -> true;
            case PURCHASE, BONUS, FREE_TIER, SUBSCRIPTION, EXPIRE, CLAWBACK -> false;
        };
    }

    private static void check(List<String> faults, String name, long figure, long entries) {
        if (figure != entries) {
            faults.add(name + " is " + figure + ", by the entries " + entries);
        }
    }
}
