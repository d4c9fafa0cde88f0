package dev.groundwork.ledger.model;

import dev.groundwork.ledger.model.Catalogue.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An operation as it is written: all that is known of it but what follows from its place in the ledger. It stands packed in the balance item,
 * in the order of what happened, until a segment takes it.
 *
 * @param kind of every entry, or the hold event that it is
 * @param action what for, where the kind has one
 * @param operation its name
 * @param at when it was written, in whole milliseconds
 * @param requestHash tells requests under one key apart; empty where no request was made
 * @param amount signed credits of each entry
 * @param held signed change of what is held
 * @param hold which hold begins or ends by it
 * @param lots which lots it moves; none for a spend, whose lots follow from its place
 * @param references one for each entry, empty for none; those of a payment begin with its id
 */
public record PendingEntry(
        OperationKind kind,
        Optional<Action> action,
        OperationKey operation,
        Instant at,
        String requestHash,
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

    public PendingEntry {
        at = Instant.ofEpochMilli(at.toEpochMilli());
        references = List.copyOf(references);
    }

    /** Returns a spend of one or more things at one price. */
    public static PendingEntry spend(
            EntryType type,
            Action action,
            OperationKey operation,
            Instant at,
            String requestHash,
            long each,
            List<String> references) {
        return new PendingEntry(
                type,
                Optional.of(action),
                operation,
                at,
                requestHash,
                -each,
                0,
                Optional.empty(),
                Lots.NONE,
                references);
    }

    /** Returns an entry that is written under the lock, where its lots are known. */
    static PendingEntry moved(
            EntryType type, OperationKey operation, Instant at, long amount, Lots lots, String reference) {
        return new PendingEntry(
                type, Optional.empty(), operation, at, "", amount, 0, Optional.empty(), lots, List.of(reference));
    }

    /** Returns the operation that ends a hold with what it really cost. */
    public static PendingEntry committed(Hold hold, OperationKey operation, Instant at, long cost, Lots lots) {
        return new PendingEntry(
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

    /** Returns the operation that ends a hold without an entry. */
    public static PendingEntry ended(HoldEvent holdEvent, Hold hold, OperationKey operation, Instant at) {
        return new PendingEntry(
                holdEvent,
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

    /** Returns the payment that an entry belongs to, empty for none. */
    String payment(int index) {
        var text = references.get(index);
        return isOfPayment() ? text.substring(0, Math.max(0, text.indexOf(Entry.PAYMENT_SEPARATOR))) : "";
    }

    /** Returns the reference of an entry, empty for none. */
    String reference(int index) {
        var text = references.get(index);
        return isOfPayment() ? text.substring(text.indexOf(Entry.PAYMENT_SEPARATOR) + 1) : text;
    }

    private boolean isOfPayment() {
        return kind == EntryType.PURCHASE || kind == EntryType.SUBSCRIPTION || kind == EntryType.CLAWBACK;
    }

    /** Returns how many entries it has. */
    public int entries() {
        return kind instanceof EntryType ? references.size() : 0;
    }

    /** Returns 1 for a hold event, 0 for entries. */
    public int holdEvents() {
        return kind instanceof HoldEvent ? 1 : 0;
    }

    /** Returns how many entries and hold events it adds to the ledger. */
    public int moves() {
        return entries() + holdEvents();
    }

    /** Returns the sum of its entries. */
    public long total() {
        return amount * references.size();
    }

    /** Returns the credits that it takes, 0 where it gives. */
    public long cost() {
        return Math.max(0, -total());
    }

    /** Returns the credits that it takes from the lots by its place alone. */
    public long spentFromLots() {
        return switch (kind) {
            case EntryType type ->
                switch (type) {
                    case CONSUME, HOSTING -> lots.lots().isEmpty() ? cost() : 0;
                    case PURCHASE, REFUND, BONUS, FREE_TIER, SUBSCRIPTION, EXPIRE, CLAWBACK -> 0;
                };
            case HoldEvent holdEvent -> 0;
        };
    }

    /** Reads the text that {@link #packed()} has written. */
    public static PendingEntry unpack(String text) {
        var fields = text.split("\\|", FIELDS);
        var letters = fields[0];
        var kind = OperationKind.of(letters.charAt(0));
        var figures = fields[4].split(FIGURE_SEPARATOR, FIGURES);
        var whole = figures.length == FIGURES;
        return new PendingEntry(
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

    /** Returns a short text in characters of one byte; the references stand last, since they may contain the separator. */
    public String packed() {
        return String.join(
                SEPARATOR,
                kind.letter() + action.map(a -> String.valueOf(a.letter())).orElse(""),
                operation.text(),
                Long.toString(at.toEpochMilli(), RADIX),
                requestHash,
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
