package dev.groundwork.ledger.verify;

import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerAccount.HostedDay;
import dev.groundwork.ledger.model.OperationKey;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Figures are what the entries add up to, none is below 0, each day of hosting is charged once, and each payment gives credits once. */
final class FigureCheck {

    private final Faults faults;
    private long consumed;
    private long purchased;
    private long clawedBack;
    private final Set<String> payments = new HashSet<>();
    private Optional<Hosted> hosted = Optional.empty();

    /** The newest day that was charged; {@code references} of the apps that paid. */
    private record Hosted(String day, OperationKey operation, Set<String> references) {}

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

    /** Days only rise; the apps of one day are charged together. */
    private void host(Entry entry) {
        var reference = entry.referenceId().orElse("");
        var day = reference.substring(reference.indexOf(':') + 1);
        var operation = entry.id().operation();
        var before = hosted.filter(h -> h.operation.equals(operation));
        if (before.isEmpty()) {
            if (hosted.filter(h -> h.day.compareTo(day) >= 0).isPresent()) {
                faults.add(entry.seq(), "the day of hosting", day, "later than the day charged before");
            }
            hosted = Optional.of(new Hosted(day, operation, new HashSet<>(Set.of(reference))));
        } else if (!before.get().references.add(reference)) {
            faults.add(entry.seq(), "the hosting of " + reference, "charged again", "charged once");
        }
    }

    void balance(LedgerAccount account) {
        var figures = account.figures();
        notNegative("the balance", figures.balance());
        notNegative("what can be spent", figures.available());
        notNegative("what is held", figures.balance() - figures.available());
        notNegative("what is owed", figures.debt());
        faults.unless("what was ever consumed", figures.consumedBefore() + account.spent(), consumed);
        faults.unless("what was ever purchased", figures.purchased(), purchased);
        faults.unless(
                "the newest day of hosting",
                account.hosting().map(FigureCheck::text).orElse("none"),
                hosted.map(h -> h.day + " by " + h.operation).orElse("none"));
    }

    private static String text(HostedDay hosted) {
        return LocalDate.ofEpochDay(hosted.epochDay()) + " by " + hosted.operation();
    }

    private void notNegative(String what, long figure) {
        if (figure < 0) {
            faults.add(what, figure, "0 or more");
        }
    }
}
