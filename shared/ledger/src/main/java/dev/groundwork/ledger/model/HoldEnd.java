package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import java.util.Optional;

/**
 * The end of a hold. It ends once.
 *
 * @param hold which
 * @param amount what it really cost, nothing where it was given up or its time was over
 * @param lapsed whether its time was over
 * @param transaction names the entry of what it cost
 * @param balanceAfter what there was then
 * @param available what could be spent then
 */
public record HoldEnd(
        OperationKey hold,
        Optional<Credits> amount,
        boolean lapsed,
        TransactionId transaction,
        Credits balanceAfter,
        Credits available) {

    /** The outcome of a request to end a hold. */
    public sealed interface HoldEndOutcome {

        /** It ended as asked, now. */
        record Ended(HoldEnd end) implements HoldEndOutcome {}

        /** It ended as asked, before. */
        record Replayed(HoldEnd end) implements HoldEndOutcome {}

        /** It had ended, otherwise than asked. */
        record EndedOtherwise() implements HoldEndOutcome {}

        /** Its time was over. */
        record Expired() implements HoldEndOutcome {}

        /** It does not cover the amount; it stays open. */
        record AmountExceedsHold(Credits held) implements HoldEndOutcome {}

        /** There is no such hold. */
        record UnknownHold() implements HoldEndOutcome {}

        /** Others were in the way for too long; the same request finds out what happened. */
        record Busy() implements HoldEndOutcome {}
    }
}
