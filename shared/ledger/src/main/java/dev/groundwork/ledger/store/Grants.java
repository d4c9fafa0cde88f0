package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.GrantOutcome;
import dev.groundwork.ledger.model.GrantOutcome.Granted;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.TransactionId;
import java.util.List;
import java.util.Optional;

/** Gives credits, once for a key: the item of the key is written with them or not at all. */
final class Grants {

    private static final int MAX_TRIES = 3;

    private final Parts parts;
    private final Table table;

    Grants(Parts parts, Table table) {
        this.parts = parts;
        this.table = table;
    }

    GrantOutcome grant(GrantRequest grant) {
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var outcome = known(grant).or(() -> give(grant));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return new GrantOutcome.Busy();
    }

    /** What became of the key; nothing where it was not used, or its user has gone. */
    private Optional<GrantOutcome> known(GrantRequest grant) {
        return table.get(CreditsTable.record(grant.user(), grant.key().recordName()))
                .map(item -> item.string("request").equals(grant.requestHash())
                        ? replayed(grant, OperationKey.of(item.bytes("operation")))
                        : new GrantOutcome.KeyReused());
    }

    private GrantOutcome replayed(GrantRequest grant, OperationKey operation) {
        return parts.spending()
                .account(grant.user())
                .<GrantOutcome>map(account -> {
                    var entry = parts.spending().entries(account, operation).getFirst();
                    return new GrantOutcome.Replayed(granted(grant, operation, entry.balanceAfter()));
                })
                .orElseGet(GrantOutcome.UnknownUser::new);
    }

    private Optional<GrantOutcome> give(GrantRequest grant) {
        if (grant.lot().isExpired(parts.clock().instant())) {
            return Optional.of(new GrantOutcome.ExpiredBefore());
        }
        return switch (parts.locked().change(grant.user(), draft -> change(draft, grant))) {
            case LockedChange.Result.Changed<Granted>(var granted, var after) ->
                Optional.of(new GrantOutcome.Given(granted));
            case LockedChange.Result.Conflict<Granted> conflict -> Optional.empty();
            case LockedChange.Result.NoAccount<Granted> gone -> Optional.of(new GrantOutcome.UnknownUser());
            case LockedChange.Result.Busy<Granted> busy -> Optional.of(new GrantOutcome.Busy());
        };
    }

    private static LockedChange.Change<Granted> change(AccountDraft draft, GrantRequest grant) {
        var posted = draft.give(EntryType.BONUS, grant.lot(), grant.reason().value());
        var operation = posted.id().operation();
        var byKey = Item.at(CreditsTable.record(grant.user(), grant.key().recordName()))
                .set("operation", BalanceItem.value(operation))
                .set("request", grant.requestHash())
                .build();
        return new LockedChange.Change<>(granted(grant, operation, posted.balanceAfter()), List.of(byKey));
    }

    private static Granted granted(GrantRequest grant, OperationKey operation, Credits balanceAfter) {
        return new Granted(
                new TransactionId(grant.user(), operation, 0), grant.amount(), balanceAfter, grant.expiresAt());
    }
}
