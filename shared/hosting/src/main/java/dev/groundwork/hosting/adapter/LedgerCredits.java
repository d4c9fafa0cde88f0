package dev.groundwork.hosting.adapter;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.hosting.port.CreditCheck;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.AvailableCredits;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What an owner can spend, by one consistent read of the balance item. Only a look: what a day costs is taken by the daily debit. */
@Singleton
final class LedgerCredits implements CreditCheck {

    private final AvailableCredits credits;

    LedgerCredits(@Named("credits") Table credits) {
        this.credits = new AvailableCredits(credits);
    }

    @Override
    public Credits available(UserId owner) {
        return credits.of(owner);
    }
}
