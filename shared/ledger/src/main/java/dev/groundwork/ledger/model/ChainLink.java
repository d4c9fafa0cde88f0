package dev.groundwork.ledger.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Ties an entry to the one before it. Who has the entries can check with it that none was changed, left out or put in, wherever they come
 * from: the table, or a history that a user has kept.
 *
 * @param seq its place
 * @param amount signed credits
 * @param balanceAfter the balance before it plus the amount
 * @param createdAt when it was written
 * @param columns what the hash is taken over, apart from the hash before it: the columns of the history in their order, one a line
 * @param hash its place in the chain
 */
public record ChainLink(long seq, long amount, long balanceAfter, Instant createdAt, String columns, ChainHash hash) {

    /** The link before the first entry. */
    public static final ChainLink START = new ChainLink(0, 0, 0, Instant.EPOCH, "", ChainHash.START);

    /** The link of an entry. */
    public static ChainLink of(Entry entry) {
        return new ChainLink(
                entry.seq(),
                entry.amount(),
                entry.balanceAfter().amount(),
                entry.createdAt(),
                entry.hashed(),
                entry.hash());
    }

    /** Returns what differs from an entry that follows {@code before}, nothing when this one does. */
    public List<Mismatch> after(ChainLink before) {
        var mismatches = new ArrayList<Mismatch>();
        compare(mismatches, "the seq", seq, before.seq + 1);
        compare(mismatches, "the balance after", balanceAfter, before.balanceAfter + amount);
        if (createdAt.isBefore(before.createdAt)) {
            mismatches.add(new Mismatch("the time", createdAt.toString(), before.createdAt + " or later"));
        }
        compare(mismatches, "the hash", hash, before.hash.next(columns));
        return mismatches;
    }

    private static void compare(List<Mismatch> mismatches, String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            mismatches.add(new Mismatch(what, found.toString(), expected.toString()));
        }
    }
}
