package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.EntryType;
import dev.groundwork.ledger.domain.HoldEnd;
import dev.groundwork.ledger.domain.HoldId;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.TransactionId;
import dev.groundwork.ledger.domain.check.Claim;
import dev.groundwork.ledger.domain.check.Notes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what a user's items say of entries. */
final class NotesReader {

    private final UserId user;
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, OperationKey> pointers = new HashMap<>();
    private final Map<OperationKey, HoldEnd> ends = new HashMap<>();
    private final Map<OperationKey, Notes.Refund> refunds = new HashMap<>();

    NotesReader(UserId user) {
        this.user = user;
    }

    /** One more item; answers its name. */
    String add(Item item) {
        var name = item.string(Key.SK);
        if (name.startsWith(CreditsTable.holds())) {
            hold(item);
        } else if (name.startsWith(CreditsTable.refunds())) {
            refund(item);
        } else {
            pointer(item);
        }
        return name;
    }

    /** How a hold ended. Only what it cost is an entry. */
    private void hold(Item item) {
        var hold = OperationKey.of(suffix(item));
        var end = HoldEndItem.read(new HoldId(user, hold), item);
        ends.put(hold, end);
        end.amount()
                .ifPresent(cost -> claims.add(
                        Claim.of(item.string(Key.SK), end.transaction().operation(), EntryType.CONSUME)
                                .moving(-cost.amount(), end.balanceAfter().amount())));
    }

    /** A caller's key: that of a spend is pointed before the spend, that of a grant or a refund with it. */
    private void pointer(Item item) {
        var name = item.string(Key.SK);
        var operation = OperationKey.of(item.bytes("operation"));
        pointers.put(name, operation);
        item.optionalString("print").ifPresent(p -> claims.add(Claim.of(name, operation, EntryType.BONUS)));
        item.optionalString("refundOf")
                .ifPresent(consume ->
                        claims.add(Claim.of(name, operation, EntryType.REFUND).referring(consume)));
    }

    /** A refund: the consume that it gave back, and what gave it back. */
    private void refund(Item item) {
        var name = item.string(Key.SK);
        var consume = OperationKey.of(suffix(item));
        var operation = OperationKey.of(item.bytes("operation"));
        refunds.put(consume, new Notes.Refund(operation, CreditsTable.pointers() + item.string("key")));
        claims.add(Claim.of(name, consume, EntryType.CONSUME));
        claims.add(
                Claim.of(name, operation, EntryType.REFUND).referring(new TransactionId(user, consume, 0).toString()));
    }

    private static String suffix(Item item) {
        var name = item.string(Key.SK);
        return name.substring(name.indexOf('#') + 1);
    }

    Notes notes() {
        return new Notes(claims, pointers, ends, refunds);
    }
}
