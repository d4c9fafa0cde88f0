package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountSummary.Figures;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import dev.groundwork.ledger.model.AccountSummary.Terms;
import dev.groundwork.ledger.model.LedgerAccount.SealedSegments;
import dev.groundwork.ledger.model.ScopedKey.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The free credits with which every ledger begins, once. */
public final class FreeTier {

    /** The number of free credits. */
    public static final Credits LIMIT = Credits.of(100);

    private FreeTier() {}

    /** Returns the account of a new user: one entry, one lot. */
    public static LedgerAccount open(UserId user, Instant now) {
        var operation = OperationKey.at(now.toEpochMilli(), Digest.sha256("free_tier\n" + user));
        var lots = Lots.of(Lot.lasting(Lot.Kind.FREE_TIER, LIMIT.amount()));
        var grant = PendingEntry.moved(
                EntryType.FREE_TIER, operation, Instant.ofEpochMilli(now.toEpochMilli()), LIMIT.amount(), lots, "");
        return new LedgerAccount(
                new AccountSummary(
                        user,
                        new Figures(LIMIT.amount(), LIMIT.amount(), 1, 0, LIMIT.amount(), 0, 0, 0),
                        new Terms(Terms.NEVER, false, true),
                        Settings.INITIAL),
                lots,
                WaitingLots.NONE,
                List.of(grant),
                Set.of(operation),
                SealedSegments.NONE,
                Map.of(),
                Optional.empty(),
                HostedDays.NONE,
                BillingPeriods.NONE);
    }
}
