package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.BatchReader;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what several users can spend, by consistent reads of their balance items, a hundred in a round trip, and without writing anything. Credits
 * that have expired since the last change may still be counted.
 */
public final class SpendableCredits {

    private final Table credits;
    private final BatchReader batches;

    public SpendableCredits(Table credits, BatchReader batches) {
        this.credits = credits;
        this.batches = batches;
    }

    /**
     * The credits of a user.
     *
     * @param available what the user can spend, zero for one who has no ledger
     * @param debit the name of the newest debit of hosting, another one after each; empty before the first
     */
    public record Spendable(Credits available, String debit) {

        /** The credits of a user who has no ledger. */
        public static final Spendable NOTHING = new Spendable(Credits.ZERO, "");
    }

    /** Returns the credits of each of these users. */
    public Map<UserId, Spendable> of(List<UserId> users) {
        var items =
                batches.read(credits, users.stream().map(CreditsTable::balance).toList());
        var all = new HashMap<UserId, Spendable>();
        users.forEach(user -> all.put(
                user,
                Optional.ofNullable(items.get(CreditsTable.balance(user)))
                        .map(SpendableCredits::spendable)
                        .orElse(Spendable.NOTHING)));
        return all;
    }

    private static Spendable spendable(Item item) {
        var debit = item.attributes().containsKey("hostedBy") ? HexFormat.of().formatHex(item.bytes("hostedBy")) : "";
        return new Spendable(Credits.of(Math.max(0, item.number("available"))), debit);
    }
}
