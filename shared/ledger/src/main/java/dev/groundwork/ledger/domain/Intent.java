package dev.groundwork.ledger.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An operation as it is written: all its entries but what follows from their place in the ledger. It stands packed in the balance item until
 * a page takes its entries.
 *
 * @param type of every entry
 * @param action of every entry, where the type has one
 * @param operation its name
 * @param at when it was written
 * @param print tells requests under one key apart; empty where no request was made
 * @param amount signed credits of each entry
 * @param references one for each entry, empty for none
 */
public record Intent(
        EntryType type,
        Optional<Action> action,
        OperationKey operation,
        Instant at,
        String print,
        long amount,
        List<String> references) {

    private static final int FIELDS = 6;
    private static final int RADIX = 36;
    private static final String LIST_SEPARATOR = ",";

    public Intent {
        references = List.copyOf(references);
    }

    /** The sum of its entries. */
    public long total() {
        return amount * references.size();
    }

    /** The credits it takes, 0 where it gives. */
    public long cost() {
        return Math.max(0, -total());
    }

    /** The intent that {@link #packed()} has written. */
    public static Intent unpack(String text) {
        var fields = text.split("\\|", FIELDS);
        var kinds = fields[0];
        var type = EntryType.of(kinds.charAt(0));
        return new Intent(
                type,
                kinds.length() > 1 ? Optional.of(Action.of(kinds.charAt(1))) : Optional.empty(),
                OperationKey.of(fields[1]),
                Instant.ofEpochMilli(Long.parseLong(fields[2], RADIX)),
                fields[3],
                Long.parseLong(fields[4]),
                type == EntryType.HOSTING ? List.of(fields[5].split(LIST_SEPARATOR, -1)) : List.of(fields[5]));
    }

    /** Short, in characters of one byte; the references last, since they may hold the separator. */
    public String packed() {
        return String.join(
                "|",
                type.letter() + action.map(a -> String.valueOf(a.letter())).orElse(""),
                operation.text(),
                Long.toString(at.toEpochMilli(), RADIX),
                print,
                Long.toString(amount),
                String.join(LIST_SEPARATOR, references));
    }
}
