package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OperationLog;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.ScopedKey.IdempotencyRecord;
import dev.groundwork.ledger.model.ScopedKey.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds accounts and operations, wherever they stand by now. It writes nothing. */
final class LedgerLookup {

    private final LedgerStore store;

    LedgerLookup(LedgerStore store) {
        this.store = store;
    }

    /** Reads a user's account; one that was closed is nobody's any more. */
    Optional<LedgerAccount> account(UserId user) {
        return store.account(user).filter(account -> !account.isClosed());
    }

    /** Returns what an operation has done; an empty log when it has not happened. */
    OperationLog log(LedgerAccount account, OperationKey operation) {
        return account.isPending(operation)
                ? account.log()
                : new SegmentSearch(store, account)
                        .find(operation)
                        .map(segment -> new OperationLog(segment.entries(), segment.holds(), List.of()))
                        .orElse(OperationLog.EMPTY);
    }

    /** Returns the entries of an operation; none when it has not happened. */
    List<Entry> entries(LedgerAccount account, OperationKey operation) {
        return log(account, operation).entries(operation);
    }

    /** Returns true if a consume or a hold has happened under a caller's key. */
    boolean isUsed(UserId user, ScopedKey key, Instant now) {
        return account(user)
                .filter(account -> operations(user, key, now).anyMatch(o -> hasHappened(account, o)))
                .isPresent();
    }

    private Stream<OperationKey> operations(UserId user, ScopedKey key, Instant now) {
        var own =
                switch (key.route(now)) {
                    case Route.Direct(var operation) -> Optional.of(operation);
                    case Route.Recorded(var guard) -> guard;
                };
        return Stream.concat(
                own.stream(), store.record(user, key.recordName()).map(IdempotencyRecord::operation).stream());
    }

    private boolean hasHappened(LedgerAccount account, OperationKey operation) {
        var log = log(account, operation);
        return !log.entries(operation).isEmpty() || log.hold(operation).isPresent();
    }
}
