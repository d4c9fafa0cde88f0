package dev.groundwork.ledger.model;

import dev.groundwork.ledger.model.Catalogue.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Credits that are reserved until it is known what something costs.
 *
 * @param operation what reserved them; it names the hold
 * @param action what for
 * @param amount how many, and so what it may cost at most
 * @param expiresAt when they are free again whatever happens
 * @param reference what the service calls it
 */
public record Hold(OperationKey operation, Action action, long amount, Instant expiresAt, String reference) {

    /** The most holds that one user may have open. */
    public static final int MAX_OPEN = 64;

    private static final int FIELDS = 4;
    private static final int RADIX = 36;

    /** Tells whether it has expired. */
    public boolean isLapsed(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** Reads the text that {@link #packed()} has written. */
    public static Hold unpack(OperationKey operation, String text) {
        var fields = text.split("\\|", FIELDS);
        return new Hold(
                operation,
                Action.of(fields[0].charAt(0)),
                Long.parseLong(fields[1]),
                Instant.ofEpochMilli(Long.parseLong(fields[2], RADIX)),
                fields[3]);
    }

    /** Returns a short text; the reference stands last, since it may contain the separator. */
    public String packed() {
        return String.join(
                "|",
                String.valueOf(action.letter()),
                Long.toString(amount),
                Long.toString(expiresAt.toEpochMilli(), RADIX),
                reference);
    }

    /** Returns the operation that places this hold. */
    public PendingEntry pending(Instant at, String requestHash) {
        return new PendingEntry(
                HoldEvent.HELD,
                Optional.of(action),
                operation,
                at,
                requestHash,
                0,
                amount,
                Optional.of(operation),
                Lots.NONE,
                List.of(packed()));
    }
}
