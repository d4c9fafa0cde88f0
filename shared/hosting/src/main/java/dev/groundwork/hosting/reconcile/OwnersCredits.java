package dev.groundwork.hosting.reconcile;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.SpendableCredits.Spendable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The credits of owners whose apps were suspended. Nothing is taken: the daily debit does that.
 *
 * @param read reads what each of some owners can spend
 * @param day the price of a day of hosting
 */
public record OwnersCredits(Function<List<UserId>, Map<UserId, Spendable>> read, Credits day) {

    /** Returns for how many apps these credits pay a day. */
    long days(Spendable credits) {
        return credits.available().amount() / day.amount();
    }
}
