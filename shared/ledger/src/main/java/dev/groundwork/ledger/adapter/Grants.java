package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.domain.AccountDraft;
import dev.groundwork.ledger.domain.EntryType;
import dev.groundwork.ledger.domain.Grant;
import dev.groundwork.ledger.domain.GrantOutcome;
import dev.groundwork.ledger.domain.GrantOutcome.Granted;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.TransactionId;
import java.util.List;
import java.util.Optional;

/** Gives credits, once for a key: the item of the key is written with them or not at all. */
final class Grants {

    private static final int MAX_TRIES = 3;

    private final Desk desk;
    private final Table table;

    Grants(Desk desk, Table table) {
        this.desk = desk;
        this.table = table;
    }

    GrantOutcome grant(Grant grant) {
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var outcome = known(grant).or(() -> give(grant));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return new GrantOutcome.Busy();
    }

    /** What became of the key; nothing where it was not used, or its user has gone. */
    private Optional<GrantOutcome> known(Grant grant) {
        return table.get(CreditsTable.pointer(grant.user(), grant.key().pointerName()))
                .map(item -> item.string("print").equals(grant.print())
                        ? replayed(grant, OperationKey.of(item.bytes("operation")))
                        : new GrantOutcome.KeyReused());
    }

    private GrantOutcome replayed(Grant grant, OperationKey operation) {
        return desk.spending()
                .account(grant.user())
                .<GrantOutcome>map(account -> {
                    var entry = desk.spending().entries(account, operation).getFirst();
                    return new GrantOutcome.Replayed(granted(grant, operation, entry.balanceAfter()));
                })
                .orElseGet(GrantOutcome.UnknownUser::new);
    }

    private Optional<GrantOutcome> give(Grant grant) {
        if (grant.lot().isExpired(desk.clock().instant())) {
            return Optional.of(new GrantOutcome.ExpiredBefore());
        }
        return switch (desk.gated().change(grant.user(), draft -> change(draft, grant))) {
            case GatedChange.Result.Changed<Granted>(var granted, var after) ->
                Optional.of(new GrantOutcome.Given(granted));
            case GatedChange.Result.Forestalled<Granted> forestalled -> Optional.empty();
            case GatedChange.Result.NoAccount<Granted> gone -> Optional.of(new GrantOutcome.UnknownUser());
            case GatedChange.Result.Busy<Granted> busy -> Optional.of(new GrantOutcome.Busy());
        };
    }

    private static GatedChange.Change<Granted> change(AccountDraft draft, Grant grant) {
        var posted = draft.give(EntryType.BONUS, grant.lot(), grant.reason().value());
        var operation = posted.id().operation();
        var byKey = Item.at(CreditsTable.pointer(grant.user(), grant.key().pointerName()))
                .set("operation", BalanceItem.value(operation))
                .set("print", grant.print())
                .build();
        return new GatedChange.Change<>(granted(grant, operation, posted.balanceAfter()), List.of(byKey));
    }

    private static Granted granted(Grant grant, OperationKey operation, Credits balanceAfter) {
        return new Granted(
                new TransactionId(grant.user(), operation, 0), grant.amount(), balanceAfter, grant.expiresAt());
    }
}
