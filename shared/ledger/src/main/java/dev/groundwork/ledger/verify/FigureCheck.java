package dev.groundwork.ledger.verify;

import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.HostedDays;
import dev.groundwork.ledger.model.HostingDay;
import dev.groundwork.ledger.model.LedgerAccount;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Figures are what the entries add up to, none is below 0, each day of hosting is charged once, and each payment gives credits once. */
final class FigureCheck {

    private final Faults faults;
    private long consumed;
    private long purchased;
    private long clawedBack;
    private final Set<String> payments = new HashSet<>();
    private final Map<AppId, LocalDate> hosted = new HashMap<>();
    private long newestDay = HostedDays.NONE.day();

    FigureCheck(Faults faults) {
        this.faults = faults;
    }

    void entry(Entry entry) {
        switch (entry.type()) {
            case CONSUME -> use(entry);
            case HOSTING -> {
                use(entry);
                host(entry);
            }
            case REFUND -> {
                consumed -= entry.amount();
                gives(entry);
            }
            case PURCHASE, SUBSCRIPTION -> {
                purchased += entry.amount();
                gives(entry);
                pay(entry);
            }
            case BONUS, FREE_TIER -> gives(entry);
            case EXPIRE -> takes(entry);
            case CLAWBACK -> clawBack(entry);
        }
    }

    private void use(Entry entry) {
        consumed -= entry.amount();
        takes(entry);
    }

    private void pay(Entry entry) {
        entry.payment()
                .filter(payment -> !payments.add(payment))
                .ifPresent(
                        payment -> faults.add(entry.seq(), "the credits of " + payment, "given again", "given once"));
    }

    /** A dispute that is won returns what was taken for it, never more than was taken. */
    private void clawBack(Entry entry) {
        clawedBack -= entry.amount();
        if (clawedBack < 0) {
            faults.add(entry.seq(), "what was taken back by then", clawedBack, "0 or more");
        }
    }

    private void takes(Entry entry) {
        if (entry.amount() > 0) {
            faults.add(entry.seq(), "the amount of a " + entry.type().text(), entry.amount(), "0 or less");
        }
    }

    private void gives(Entry entry) {
        if (entry.amount() < 0) {
            faults.add(entry.seq(), "the amount of a " + entry.type().text(), entry.amount(), "0 or more");
        }
    }

    /** The days of an app only rise, so each is charged once. */
    private void host(Entry entry) {
        var day = HostingDay.of(entry);
        if (day.isEmpty()) {
            faults.add(entry.seq(), "the day of hosting", entry.referenceId().orElse("none"), "an app and a date");
            return;
        }
        var date = day.get().date();
        var before = hosted.put(day.get().app(), date);
        if (before != null && !before.isBefore(date)) {
            faults.add(entry.seq(), "the day of hosting of " + day.get().app(), date, "later than " + before);
        }
        newestDay = Math.max(newestDay, date.toEpochDay());
    }

    void balance(LedgerAccount account) {
        var figures = account.figures();
        notNegative("the balance", figures.balance());
        notNegative("what can be spent", figures.available());
        notNegative("what is held", figures.balance() - figures.available());
        notNegative("what is owed", figures.debt());
        faults.unless("what was ever consumed", figures.consumedBefore() + account.spent(), consumed);
        faults.unless("what was ever purchased", figures.purchased(), purchased);
        host(account.hosting());
    }

    /** A day that nobody could pay has no entry, and leaves apps unpaid. */
    private void host(HostedDays known) {
        if (known.unpaid().isEmpty() ? known.day() != newestDay : known.day() < newestDay) {
            faults.add("the newest day of hosting", LocalDate.ofEpochDay(known.day()), LocalDate.ofEpochDay(newestDay));
        }
    }

    private void notNegative(String what, long figure) {
        if (figure < 0) {
            faults.add(what, figure, "0 or more");
        }
    }
}
