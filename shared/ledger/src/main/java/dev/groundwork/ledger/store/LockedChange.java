package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.TransactionOutcome;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.LedgerAccount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes what spends rely on: lots, debt, settings. the lock is held, so that nobody spends; every pending entry goes to a segment, so that no
 * entry's story changes afterwards; then one transaction changes the account and opens the lock, only if it still is this holder's. A holder
 * that dies leaves a lock that anyone may take over once its lease is over.
 */
final class LockedChange {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int MAX_TRIES = 64;
    private static final String OPENING = "REMOVE lockToken, lockUntil";

    private final Table table;
    private final Transactions transactions;
    private final Spending spending;
    private final Segments segments;
    private final LockWait locks;
    private final OperationKeys tokens;
    private final LowBalanceAlert notices;
    private final ProductClock clock;

    LockedChange(
            Table table,
            Transactions transactions,
            Spending spending,
            Segments segments,
            LockWait locks,
            OperationKeys tokens,
            LowBalanceAlert notices,
            ProductClock clock) {
        this.table = table;
        this.transactions = transactions;
        this.spending = spending;
        this.segments = segments;
        this.locks = locks;
        this.tokens = tokens;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * What was decided, besides what stands in the draft.
     *
     * @param answer what the caller is told once it is written
     * @param additional items that must not be there yet
     */
    record Change<T>(T answer, List<Item> additional) {

        Change {
            additional = List.copyOf(additional);
        }
    }

    /** What came of it. */
    sealed interface Result<T> {

        /**
         * It is written.
         *
         * @param account as it was left
         */
        record Changed<T>(T answer, LedgerAccount account) implements Result<T> {}

        /** An item that was to be written besides stood there already; nothing has changed. */
        record Conflict<T>() implements Result<T> {}

        record NoAccount<T>() implements Result<T> {}

        record Busy<T>() implements Result<T> {}
    }

    /** Writes what is due, if anything is still: expired lots and holds. */
    void settle(UserId user) {
        change(user, draft -> new Change<>("", List.of()));
    }

    /** Changes an account; {@code decide} drafts it once nobody spends and no pending entry is left. What is due is written with it. */
    <T> Result<T> change(UserId user, Function<AccountDraft, Change<T>> decide) {
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var token = tokens.next(clock.instant()).text();
            switch (spending.write(user, closing(token))) {
                case Spending.Result.Written(var closed) -> {
                    var result = emptied(closed, token).flatMap(empty -> decided(empty, decide, token));
                    if (result.isPresent()) {
                        return result.get();
                    }
                }
                case Spending.Result.Refused(var account) ->
                    locks.pass(user, account.lock().orElseThrow());
                case Spending.Result.NoAccount() -> {
                    return new Result.NoAccount<>();
                }
            }
        }
        return new Result.Busy<>();
    }

    private Expression closing(String token) {
        var now = clock.instant();
        return Expression.change("SET lockToken = :token, lockUntil = :until")
                .onlyIf(CreditsTable.ACQUIRE_LOCK)
                .value(":token", Values.of(token))
                .value(":until", Values.of(now.plus(LEASE)))
                .value(":now", Values.of(now));
    }

    /** The account without pending entries, or nothing when the lock was taken over meanwhile. */
    private Optional<LedgerAccount> emptied(LedgerAccount closed, String token) {
        var account = closed;
        while (!account.pending().isEmpty()) {
            account = segments.seal(account, clock.millis());
            if (account.lock().filter(lock -> lock.token().equals(token)).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(account);
    }

    private <T> Optional<Result<T>> decided(
            LedgerAccount empty, Function<AccountDraft, Change<T>> decide, String token) {
        var now = clock.instant();
        var draft = AccountDraft.of(empty, now, () -> tokens.above(empty, now));
        var change = decide.apply(draft);
        return finish(draft.finish(), change, token);
    }

    /** The outcome, or nothing when the lock was taken over meanwhile. */
    <T> Optional<Result<T>> finish(LedgerAccount after, Change<T> change, String token) {
        var user = after.user();
        var write = BalanceItem.rewriting(after).onlyIf(CreditsTable.LOCK_HELD).value(":token", Values.of(token));
        var transaction = Transaction.empty().update(table, CreditsTable.balance(user), write);
        for (var item : change.additional()) {
            transaction = transaction.put(table, item, Expression.when(CreditsTable.ABSENT));
        }
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> {
                notices.tell(after);
                yield Optional.of(new Result.Changed<>(change.answer(), after));
            }
            case TransactionOutcome.Refused refused -> refused.at(0) ? Optional.empty() : conflict(user, token);
        };
    }

    private <T> Optional<Result<T>> conflict(UserId user, String token) {
        var open = Expression.change(OPENING).onlyIf(CreditsTable.LOCK_HELD).value(":token", Values.of(token));
        table.update(CreditsTable.balance(user), open);
        return Optional.of(new Result.Conflict<>());
    }
}
