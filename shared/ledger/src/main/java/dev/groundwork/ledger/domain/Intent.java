package dev.groundwork.ledger.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An operation as it is written: all that is known of it but what follows from its place in the ledger. It stands packed in the balance item,
 * in the order of what happened, until a page takes it.
 *
 * @param kind of every entry, or the mark that it is
 * @param action what for, where the kind has one
 * @param operation its name
 * @param at when it was written
 * @param print tells requests under one key apart; empty where no request was made
 * @param amount signed credits of each entry
 * @param held signed change of what is held
 * @param hold which hold begins or ends by it
 * @param lots which lots it moves; none for a spend, whose lots follow from its place
 * @param references one for each entry, empty for none
 */
public record Intent(
        Kind kind,
        Optional<Action> action,
        OperationKey operation,
        Instant at,
        String print,
        long amount,
        long held,
        Optional<OperationKey> hold,
        Lots lots,
        List<String> references) {

    private static final int FIELDS = 6;
    private static final int FIGURES = 4;
    private static final int RADIX = 36;
    private static final String SEPARATOR = "|";
    private static final String LIST_SEPARATOR = ",";
    private static final String FIGURE_SEPARATOR = ";";

    public Intent {
        references = List.copyOf(references);
    }

    /** A spend of one or more things at one price. */
    public static Intent spend(
            EntryType type,
            Action action,
            OperationKey operation,
            Instant at,
            String print,
            long each,
            List<String> references) {
        return new Intent(
                type, Optional.of(action), operation, at, print, -each, 0, Optional.empty(), Lots.NONE, references);
    }

    /** An entry behind the gate, where its lots are known. */
    static Intent moved(EntryType type, OperationKey operation, Instant at, long amount, Lots lots, String reference) {
        return new Intent(
                type, Optional.empty(), operation, at, "", amount, 0, Optional.empty(), lots, List.of(reference));
    }

    /** What a hold really cost. */
    public static Intent committed(Hold hold, OperationKey operation, Instant at, long cost, Lots lots) {
        return new Intent(
                EntryType.CONSUME,
                Optional.of(hold.action()),
                operation,
                at,
                "",
                -cost,
                -hold.amount(),
                Optional.of(hold.operation()),
                lots,
                List.of(hold.reference()));
    }

    /** A hold ends without an entry. */
    public static Intent ended(Mark mark, Hold hold, OperationKey operation, Instant at) {
        return new Intent(
                mark,
                Optional.empty(),
                operation,
                at,
                "",
                0,
                -hold.amount(),
                Optional.of(hold.operation()),
                Lots.NONE,
                List.of(""));
    }

    /** How many entries it has. */
    public int entries() {
        return kind instanceof EntryType ? references.size() : 0;
    }

    /** How many marks it is, 0 or 1. */
    public int marks() {
        return kind instanceof Mark ? 1 : 0;
    }

    /** The sum of its entries. */
    public long total() {
        return amount * references.size();
    }

    /** The credits it takes, 0 where it gives. */
    public long cost() {
        return Math.max(0, -total());
    }

    /** The credits that it takes from the lots by its place alone. */
    public long burnt() {
        return switch (kind) {
            case EntryType type ->
                switch (type) {
                    case CONSUME, HOSTING -> lots.lots().isEmpty() ? cost() : 0;
                    case PURCHASE, REFUND, BONUS, FREE_TIER, SUBSCRIPTION, EXPIRE, CLAWBACK -> 0;
                };
            case Mark mark -> 0;
        };
    }

    /** The intent that {@link #packed()} has written. */
    public static Intent unpack(String text) {
        var fields = text.split("\\|", FIELDS);
        var letters = fields[0];
        var kind = Kind.of(letters.charAt(0));
        var figures = fields[4].split(FIGURE_SEPARATOR, FIGURES);
        var whole = figures.length == FIGURES;
        return new Intent(
                kind,
                letters.length() > 1 ? Optional.of(Action.of(letters.charAt(1))) : Optional.empty(),
                OperationKey.of(fields[1]),
                Instant.ofEpochMilli(Long.parseLong(fields[2], RADIX)),
                fields[3],
                Long.parseLong(figures[0]),
                whole ? Long.parseLong(figures[1]) : 0,
                whole && !figures[2].isEmpty() ? Optional.of(OperationKey.of(figures[2])) : Optional.empty(),
                whole ? Lots.parse(figures[3]) : Lots.NONE,
                kind == EntryType.HOSTING ? List.of(fields[5].split(LIST_SEPARATOR, -1)) : List.of(fields[5]));
    }

    /** Short, in characters of one byte; the references last, since they may hold the separator. */
    public String packed() {
        return String.join(
                SEPARATOR,
                kind.letter() + action.map(a -> String.valueOf(a.letter())).orElse(""),
                operation.text(),
                Long.toString(at.toEpochMilli(), RADIX),
                print,
                figures(),
                String.join(LIST_SEPARATOR, references));
    }

    private String figures() {
        if (held == 0 && hold.isEmpty() && lots.lots().isEmpty()) {
            return Long.toString(amount);
        }
        return String.join(
                FIGURE_SEPARATOR,
                Long.toString(amount),
                Long.toString(held),
                hold.map(OperationKey::text).orElse(""),
                lots.toString());
    }
}
