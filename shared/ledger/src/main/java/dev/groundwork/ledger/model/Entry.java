package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeReceipt;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a user's ledger. It never changes.
 *
 * @param id its name for callers
 * @param seq its place, from 1, without gaps
 * @param type why credits moved
 * @param action what they were spent on
 * @param amount signed credits
 * @param balanceAfter the balance before it plus the amount
 * @param referenceId what the caller or the clock called it
 * @param payment the payment at Stripe that it belongs to
 * @param createdAt when it was written, in whole milliseconds; never before the entry before it
 * @param requestHash tells requests under one key apart
 * @param lowBalance whether the credits left were below the user's threshold
 * @param lots which lots a spend took from
 * @param hash its place in the chain
 */
public record Entry(
        TransactionId id,
        long seq,
        EntryType type,
        Optional<Action> action,
        long amount,
        Credits balanceAfter,
        Optional<String> referenceId,
        Optional<String> payment,
        Instant createdAt,
        String requestHash,
        boolean lowBalance,
        Lots lots,
        ChainHash hash) {

    /** Stands between payment and reference where a pending entry has both in one text; no payment's id holds it. */
    static final String PAYMENT_SEPARATOR = " ";

    /** Returns what the hash is taken over: the columns of the history in their order, one a line. */
    static String hashed(
            TransactionId id,
            long seq,
            EntryType type,
            Optional<Action> action,
            long amount,
            long balanceAfter,
            String reference,
            String payment,
            Instant createdAt) {
        return String.join(
                "\n",
                id.toString(),
                Long.toString(seq),
                type.text(),
                action.map(Action::text).orElse(""),
                Long.toString(amount),
                Long.toString(balanceAfter),
                reference,
                payment,
                createdAt.toString());
    }

    /** Returns what its hash is taken over, apart from the hash before it. */
    String hashed() {
        return hashed(
                id,
                seq,
                type,
                action,
                amount,
                balanceAfter.amount(),
                referenceId.orElse(""),
                payment.orElse(""),
                createdAt);
    }

    /** Returns what the operation of this entry was answered. */
    public ConsumeReceipt receipt() {
        return new ConsumeReceipt(id, action, Credits.of(Math.max(0, -amount)), balanceAfter, lowBalance);
    }
}
