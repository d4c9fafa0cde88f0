package dev.groundwork.ledger;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome;
import dev.groundwork.ledger.model.HoldEnd.HoldEndOutcome;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingOutcome;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PaymentRequest.PaymentOutcome;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.RefundRequest.RefundOutcome;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.SettingsChange.SettingsOutcome;

/**
 * Changes users' credits. Each method may be repeated after a lost answer: it finds what has happened and does not do it again. Faults of the
 * store that last are exceptions.
 */
public interface CreditLedger extends LedgerReader {

    /** Takes credits, at most once for a key. The key is checked before the balance: a repeated paid request is answered at zero too. */
    ConsumeOutcome consume(ConsumeRequest request);

    /** Reserves credits until it is known what something costs, at most once for a key. */
    HoldOutcome hold(HoldRequest request);

    /** Ends a hold with what it really cost; the rest is free again. A hold ends once, and every repeat gets the same answer. */
    HoldEndOutcome commit(HoldId hold, Credits amount);

    /** Ends a hold without cost. */
    HoldEndOutcome release(HoldId hold);

    /**
     * Charges every day that the running apps of an owner owe up to a date, each day of each app at most once: oldest first, as many as credits
     * cover. A day that could not be paid is never charged later.
     */
    HostingOutcome chargeHosting(HostingCharge charge);

    /** Refunds a consume, once, to the lots it came from. */
    RefundOutcome refund(RefundRequest request);

    /** Gives credits, at most once for a key. */
    GrantOutcome grant(GrantRequest request);

    /** Applies what an event says of a payment, at most once for an event: gives the credits, takes them back, or returns them. */
    PaymentOutcome applyPayment(PaymentRequest request);

    /** Changes a user's settings. Answers given before stay as they were. */
    SettingsOutcome change(UserId user, SettingsChange change);
}
