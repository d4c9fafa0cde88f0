package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;

/**
 * Reads what a user can spend, by one consistent read of the balance item and without writing anything. It is for those who start what will
 * cost credits later; credits that have expired since the last change may still be counted.
 */
public final class AvailableCredits {

    private final Table credits;

    public AvailableCredits(Table credits) {
        this.credits = credits;
    }

    /** Returns what the user can spend, zero for one who has no ledger. */
    public Credits of(UserId user) {
        return credits.get(CreditsTable.balance(user))
                .map(item -> Credits.of(Math.max(0, item.number("available"))))
                .orElse(Credits.ZERO);
    }
}
