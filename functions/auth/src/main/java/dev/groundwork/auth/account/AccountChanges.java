package dev.groundwork.auth.account;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountReader.AccountState;
import dev.groundwork.auth.account.StoredAccount.SignInItem;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes an account, one change at a time. A session lives as long as its item stands, and nothing else is consulted; so a change that ends
 * sessions deletes their items in its own transaction.
 *
 * <p>No sign-in slips in between: each adds one to the profile's {@code signIns}, and the change is refused if that count has moved since the
 * sessions were read. No sign-in that was verified before the change succeeds after it: each is conditional on the {@code version} that it
 * verified, and every change makes the next version. Of two changes that read the same version one is made; the other reads again.
 */
@Singleton
public final class AccountChanges {

    /** The number of times that others may be faster before the change gives up. */
    private static final int MAX_TRIES = 20;

    /** A transaction has a hundred writes; twenty are left for everything but sessions. */
    private static final int MAX_SESSIONS = 80;

    private final AccountReader accounts;
    private final Table table;
    private final Transactions transactions;

    AccountChanges(AccountReader accounts, @Named("accounts") Table table, Transactions transactions) {
        this.accounts = accounts;
        this.table = table;
        this.transactions = transactions;
    }

    /** The result of a change. */
    public enum Outcome {
        CHANGED,
        /** There is no such account, or the decision was to change nothing. */
        UNCHANGED,
        /** One of the decision's additional writes was refused: somebody used its token, or took its identity. */
        CONFLICT
    }

    /**
     * Changes an account.
     *
     * @param decide returns the change for the account as it is, or nothing to leave it; asked again if somebody was faster
     */
    public Outcome change(UserId user, Function<AccountState, Optional<AccountEdit>> decide) {
        return commit(user, seen -> decide.apply(seen).map(edit -> writes(seen, edit)));
    }

    /**
     * Ends an account: deletes its profile, the credentials of its address and every session, together with additional writes.
     *
     * @param decide returns the additional writes for the account as it is, or nothing to leave it; asked again if somebody was faster
     */
    public Outcome end(UserId user, Function<AccountState, Optional<Transaction>> decide) {
        return commit(user, seen -> decide.apply(seen).map(additional -> deletes(seen, additional)));
    }

    private Outcome commit(UserId user, Function<AccountState, Optional<Writes>> decide) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var writes = accounts.read(user).flatMap(decide);
            if (writes.isEmpty()) {
                return Outcome.UNCHANGED;
            }
            if (transactions.commit(writes.get().whole()) instanceof TransactionOutcome.ConditionFailed refused) {
                if (!isOvertaken(refused, writes.get().own())) {
                    return Outcome.CONFLICT;
                }
            } else {
                return Outcome.CHANGED;
            }
        }
        throw new IllegalStateException("an account changed " + MAX_TRIES + " times under one change");
    }

    /** The writes of a transaction, and how many of them come before the additional ones. */
    private record Writes(Transaction whole, int own) {}

    private Writes writes(AccountState seen, AccountEdit edit) {
        var profile = edit.profile();
        var next = seen.version() + 1;
        var item = ProfileItem.of(profile, edit.disabled(), next, seen.signIns());
        var own = Transaction.empty()
                .put(table, item, same(seen))
                .update(table, AccountsTable.signIn(profile.address().hash()), SignInItem.changed(seen, edit));
        for (var session : newest(profile.id(), seen.sessions())) {
            if (edit.ends().test(session)) {
                own = own.delete(table, AccountKeys.session(profile.id(), session), Expression.ALWAYS);
            }
        }
        return new Writes(own.and(edit.additional()), own.size());
    }

    private Writes deletes(AccountState seen, Transaction additional) {
        var profile = seen.profile();
        var own = Transaction.empty()
                .delete(table, AccountKeys.profile(profile.id()), same(seen))
                .delete(table, AccountsTable.signIn(profile.address().hash()), SignInItem.same(seen));
        for (var session : newest(profile.id(), seen.sessions())) {
            own = own.delete(table, AccountKeys.session(profile.id(), session), Expression.ALWAYS);
        }
        return new Writes(own.and(additional), own.size());
    }

    private static Expression same(AccountState seen) {
        return Expression.when(AccountsTable.SAME_STATE)
                .value(":version", seen.version())
                .value(":signIns", seen.signIns());
    }

    /** The newest sessions. Of more than a transaction has room for, the oldest end before it: ids are in the order of their time. */
    private List<SessionId> newest(UserId user, List<SessionId> sessions) {
        var surplus = Math.max(0, sessions.size() - MAX_SESSIONS);
        sessions.subList(0, surplus).forEach(old -> table.delete(AccountKeys.session(user, old), Expression.ALWAYS));
        return sessions.subList(surplus, sessions.size());
    }

    private static boolean isOvertaken(TransactionOutcome.ConditionFailed refused, int own) {
        return refused.failedWrites().subList(0, own).stream().anyMatch(Optional::isPresent);
    }
}
