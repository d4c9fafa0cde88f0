package dev.groundwork.ledger.port;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Balance;
import dev.groundwork.ledger.domain.ConsumeOutcome;
import dev.groundwork.ledger.domain.Consumption;
import dev.groundwork.ledger.domain.EntryQuery;
import dev.groundwork.ledger.domain.EntrySlice;
import dev.groundwork.ledger.domain.Grant;
import dev.groundwork.ledger.domain.GrantOutcome;
import dev.groundwork.ledger.domain.HoldEndOutcome;
import dev.groundwork.ledger.domain.HoldId;
import dev.groundwork.ledger.domain.HoldOutcome;
import dev.groundwork.ledger.domain.HostingDay;
import dev.groundwork.ledger.domain.HostingOutcome;
import dev.groundwork.ledger.domain.RefundOutcome;
import dev.groundwork.ledger.domain.RefundRequest;
import dev.groundwork.ledger.domain.Reservation;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.domain.SettingsChange;
import dev.groundwork.ledger.domain.SettingsOutcome;
import java.util.Optional;

/**
 * Every user's credits. Each method may be repeated after a lost answer: what has happened is found, not done again. Faults of the store that
 * last are exceptions.
 */
public interface CreditLedger {

    /** Takes credits, at most once for a key. Idempotency is judged before the balance: a repeated paid request is answered at zero too. */
    ConsumeOutcome consume(Consumption consumption);

    /** Reserves credits until it is known what something costs, at most once for a key. */
    HoldOutcome hold(Reservation reservation);

    /** Ends a hold with what it really cost; the rest is free again. A hold ends once, and the same end is answered alike for ever. */
    HoldEndOutcome commit(HoldId hold, Credits amount);

    /** Ends a hold without cost. */
    HoldEndOutcome release(HoldId hold);

    /** Whether a consume or a hold has happened under this key. What is asked for at the same time may happen a moment later. */
    boolean isUsed(UserId user, ScopedKey key);

    /** Charges a day of hosting, at most once for owner and day: as many apps, in their order, as credits cover. */
    HostingOutcome chargeHosting(HostingDay day);

    /** Gives a consume back, once, to the lots it came from. */
    RefundOutcome refund(RefundRequest request);

    /** Gives credits, at most once for a key. */
    GrantOutcome grant(Grant grant);

    /** Changes what a user has chosen; no answer given before becomes another. */
    SettingsOutcome change(UserId user, SettingsChange change);

    /** What a user has, or nothing when there is no such user. */
    Optional<Balance> balance(UserId user);

    /** A user's entries newest first, own writes included, or nothing when there is no such user. */
    Optional<EntrySlice> entries(UserId user, EntryQuery query);
}
