package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ScopedKey.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * A service's request to reserve credits before it is known what something costs.
 *
 * @param user whose credits
 * @param key under which it may be repeated
 * @param action what for
 * @param amount what it may cost at most, 1 or more
 * @param reference what the service calls it
 * @param expiresAt when they are free again whatever happens
 * @param quote the promise of this amount, where one was presented
 */
public record HoldRequest(
        UserId user,
        ScopedKey key,
        Action action,
        Credits amount,
        Reference reference,
        Instant expiresAt,
        Optional<String> quote) {

    /** Returns the hold that it asks for, under this name. */
    public Hold hold(OperationKey operation) {
        return new Hold(
                operation, action, amount.amount(), Instant.ofEpochMilli(expiresAt.toEpochMilli()), reference.value());
    }

    /** Returns the hash that tells requests under one key apart. The end of its time is no part of it: nobody asks for one. */
    public String requestHash() {
        return Digest.requestHash(action.text() + "\n" + amount.amount() + "\n" + reference
                + quote.map(q -> "\n" + q).orElse(""));
    }

    /** The outcome of a request to reserve credits. */
    public sealed interface HoldOutcome {

        /** Reserved now. */
        record Held(HoldReceipt receipt) implements HoldOutcome {}

        /** Reserved before, under the same key, by the same request; whether it is still is not said. */
        record Replayed(HoldReceipt receipt) implements HoldOutcome {}

        /** Not reserved; the key is free for another try. */
        record InsufficientCredits(Credits required, Credits available) implements HoldOutcome {}

        /** Not reserved: {@link Hold#MAX_OPEN} holds are open; the key is free for another try. */
        record TooManyHolds() implements HoldOutcome {}

        /** The key was used for another request. */
        record KeyReused() implements HoldOutcome {}

        /** There is no such user. */
        record UnknownUser() implements HoldOutcome {}

        /** Others were in the way for too long; nothing was reserved under this key yet that this request knows of. */
        record Busy() implements HoldOutcome {}
    }

    /**
     * The answer of a hold, the first time and every time after.
     *
     * @param hold what was reserved
     * @param requestHash tells requests under one key apart
     * @param balance what there was then
     * @param available what could be spent then, the hold taken off
     */
    public record HoldReceipt(Hold hold, String requestHash, Credits balance, Credits available) {

        private static final int FIELDS = 5;

        /** Returns what was held then, by this and other holds together. */
        public Credits held() {
            return Credits.of(balance.amount() - available.amount());
        }

        /** Reads the text that {@link #packed()} has written. */
        public static HoldReceipt unpack(String text) {
            var fields = text.split("\\|", FIELDS);
            return new HoldReceipt(
                    Hold.unpack(OperationKey.of(fields[0]), fields[4]),
                    fields[1],
                    Credits.of(Long.parseLong(fields[2])),
                    Credits.of(Long.parseLong(fields[3])));
        }

        /** Returns a short text; the hold stands last, since its reference may contain the separator. */
        public String packed() {
            return String.join(
                    "|",
                    hold.operation().text(),
                    requestHash,
                    Long.toString(balance.amount()),
                    Long.toString(available.amount()),
                    hold.packed());
        }
    }
}
