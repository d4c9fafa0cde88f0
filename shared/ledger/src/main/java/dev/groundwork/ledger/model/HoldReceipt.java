package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;

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
