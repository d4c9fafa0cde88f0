package dev.groundwork.ledger.engine;

import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PendingEntry;
import java.time.Instant;
import java.util.Optional;

/** One conditional update of an account. Its condition is checked and its effect written in one step. */
public sealed interface AccountUpdate {

    /** Returns the operation that it writes. */
    PendingEntry pending();

    /** Returns the time that its condition goes by. */
    Instant now();

    /**
     * Takes credits under a caller's key.
     *
     * @param guard the operation that the caller's key will name later, which must not have happened either
     */
    record Spend(PendingEntry pending, Optional<OperationKey> guard, Instant now) implements AccountUpdate {}

    /**
     * Places a hold under a caller's key.
     *
     * @param guard the operation that the caller's key will name later, which must not have happened either
     */
    record PlaceHold(Hold hold, PendingEntry pending, Optional<OperationKey> guard, Instant now)
            implements AccountUpdate {}

    /** Ends a hold that is open as it was read, whatever it cost. */
    record EndHold(Hold hold, PendingEntry pending, Instant now) implements AccountUpdate {}

    /** Takes credits for a day of hosting, if neither it nor a later one was charged. */
    record ChargeDay(PendingEntry pending, long epochDay, Instant now) implements AccountUpdate {}
}
