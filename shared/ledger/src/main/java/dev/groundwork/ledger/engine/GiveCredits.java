package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome.Granted;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.ScopedKey.IdempotencyRecord;
import dev.groundwork.ledger.model.TransactionId;
import java.util.List;

/** Gives credits, once for a key: the idempotency record is written with them or not at all. */
final class GiveCredits implements Operation<GrantOutcome> {

    private final GrantRequest request;
    private final LedgerStore store;
    private final LedgerLookup ledger;
    private final ProductClock clock;

    GiveCredits(GrantRequest request, LedgerStore store, LedgerLookup ledger, ProductClock clock) {
        this.request = request;
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public UserId user() {
        return request.user();
    }

    @Override
    public Step<GrantOutcome> next() {
        var known = store.record(request.user(), request.key().recordName());
        if (known.isPresent()) {
            return new Step.Done<>(repeated(known.get()));
        }
        return request.lot().isExpired(clock.instant())
                ? new Step.Done<>(new GrantOutcome.ExpiredBefore())
                : new Step.ChangeUnderLock<>(this::give);
    }

    private GrantOutcome repeated(IdempotencyRecord known) {
        if (!known.requestHash().orElse("").equals(request.requestHash())) {
            return new GrantOutcome.KeyReused();
        }
        return ledger.account(request.user())
                .<GrantOutcome>map(account -> {
                    var entry = ledger.entries(account, known.operation()).getFirst();
                    return new GrantOutcome.Replayed(granted(known.operation(), entry.balanceAfter()));
                })
                .orElseGet(GrantOutcome.UnknownUser::new);
    }

    private Step.Change<GrantOutcome> give(AccountDraft draft) {
        if (!draft.hasRoomFor(request.lot())) {
            return new Step.Change<>(after -> new Step.Done<>(new GrantOutcome.TooManyLots()), List.of());
        }
        var posted = draft.give(EntryType.BONUS, request.lot(), request.reason().value());
        var operation = posted.id().operation();
        var given = new GrantOutcome.Given(granted(operation, posted.balanceAfter()));
        return new Step.Change<>(
                after -> new Step.Done<>(given), List.of(IdempotencyRecord.ofGrant(request, operation)));
    }

    private Granted granted(OperationKey operation, Credits balanceAfter) {
        return new Granted(
                new TransactionId(request.user(), operation, 0), request.amount(), balanceAfter, request.expiresAt());
    }

    @Override
    public GrantOutcome unknownUser() {
        return new GrantOutcome.UnknownUser();
    }

    @Override
    public GrantOutcome busy() {
        return new GrantOutcome.Busy();
    }
}
