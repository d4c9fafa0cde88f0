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
        Credits available) {}
