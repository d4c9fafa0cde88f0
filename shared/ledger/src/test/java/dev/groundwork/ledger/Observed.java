package dev.groundwork.ledger;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.EntryQuery;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A ledger as callers see it, without the names that it gives.
 *
 * @param answers of each request, in the order of the scenario
 * @param balance in the end
 * @param entries in the end, newest first
 */
public record Observed(List<String> answers, String balance, List<String> entries) {

    private static final Pattern NAMES = Pattern.compile("txn_[\\w-]+|(?<=(?:operation|hold)=)[\\w-]{22}");
    private static final Pattern FIRST =
            Pattern.compile("^(Consumed|Held|Ended|Given|Refunded|Charged|Replayed)(?=\\[)");

    /** A repeated call has charged less, and other credits are left; the unpaid apps are the same. */
    private static final Pattern SETTLED = Pattern.compile("^Settled\\[charged=\\d+, (unpaid=.*), available=.*]$");

    public Observed {
        answers = List.copyOf(answers);
        entries = List.copyOf(entries);
    }

    public static Observed of(List<String> answers, CreditLedger ledger, UserId user) {
        var balance = ledger.balance(user).orElseThrow();
        var entries = ledger.entries(user, EntryQuery.newest(1000)).orElseThrow().entries().stream()
                .map(e -> e.type() + " " + e.amount() + " " + e.balanceAfter() + " " + e.lots() + " "
                        + e.action().map(a -> a.text()).orElse("") + " " + e.lowBalance())
                .toList();
        return new Observed(answers, balance.toString(), entries);
    }

    /** An answer without the names that the ledger made up. */
    public static String plain(Object answer) {
        return NAMES.matcher(answer.toString()).replaceAll("…");
    }

    /** The same whether it was given for the first time or again. */
    public static String repeatable(String answer) {
        return FIRST.matcher(SETTLED.matcher(answer).replaceFirst("Settled[$1]"))
                .replaceFirst("Done");
    }

    /** Tells whether the answer says that something has happened, which it must say for ever. */
    public static boolean isLasting(Object answer) {
        return FIRST.matcher(answer.toString()).find();
    }
}
