package dev.groundwork.ledger.adapter;

import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Checks what must hold of every ledger at every moment. */
final class LedgerFaults {

    private LedgerFaults() {}

    static List<String> of(Account account, List<Entry> entries) {
        var faults = new ArrayList<String>();
        var ids = new HashSet<Object>();
        long seq = 0;
        long sum = 0;
        long spent = 0;
        for (var entry : entries) {
            seq++;
            sum += entry.amount();
            spent -= isUse(entry) ? entry.amount() : 0;
            if (entry.seq() != seq) {
                faults.add("entry " + entry.seq() + " stands at " + seq);
            }
            if (entry.balanceAfter().amount() != sum) {
                faults.add("balance after " + seq + " is " + entry.balanceAfter() + ", not " + sum);
            }
            if (!ids.add(entry.id())) {
                faults.add("twice: " + entry.id());
            }
        }
        check(faults, "seq", account.figures().seq(), seq);
        check(faults, "balance", account.figures().balance(), sum);
        check(faults, "available", account.figures().available(), sum);
        check(
                faults,
                "consumed",
                account.figures().consumedBefore() + account.figures().spent(),
                spent);
        check(faults, "lots", account.lots().after(account.figures().spent()).size(), sum);
        return faults;
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
