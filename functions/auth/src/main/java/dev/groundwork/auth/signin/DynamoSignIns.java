package dev.groundwork.auth.signin;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.account.StoredAccount.SignInItem;
import dev.groundwork.auth.activity.Activity.EventItem;
import dev.groundwork.auth.sessions.SessionItem;
import dev.groundwork.auth.signin.SignIns.SessionStart;
import dev.groundwork.auth.signin.SignIns.Waiting;
import dev.groundwork.auth.throttle.Throttle.FailureCount;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins in the table {@code accounts}. */
@Singleton
final class DynamoSignIns implements SignIns {

    /** The number of times that others may take the one permit after a wait before this attempt waits too. */
    private static final int MAX_TRIES = 3;

    private static final Duration CONTENTION_WAIT = Duration.ofSeconds(1);

    private final Table table;
    private final Transactions transactions;
    private final Lifetimes lifetimes;

    DynamoSignIns(@Named("accounts") Table table, Transactions transactions, Lifetimes lifetimes) {
        this.table = table;
        this.transactions = transactions;
        this.lifetimes = lifetimes;
    }

    @Override
    public Attempt attempt(EmailAddress address, Instant now) {
        var key = AccountsTable.signIn(address.hash());
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            switch (table.update(key, FailureCount.addFree(now))) {
                case WriteOutcome.Written(var item) -> {
                    return permit(item.orElseThrow());
                }
                case WriteOutcome.ConditionFailed(var found) -> {
                    var seen = found.orElseThrow();
                    var left = FailureCount.waitLeft(seen, now);
                    if (left.isPositive()) {
                        return new Waiting(left);
                    }
                    if (table.update(key, FailureCount.addAfter(seen, now)) instanceof WriteOutcome.Written(var item)) {
                        return permit(item.orElseThrow());
                    }
                }
            }
        }
        return new Waiting(CONTENTION_WAIT);
    }

    private static Attempt permit(Item item) {
        return new Attempt.Permit(item.number("failures"), SignInItem.accountWithPassword(item));
    }

    @Override
    public Optional<Profile> succeed(StoredAccount account, Optional<PasswordHash> rehashed, SessionStart start) {
        return succeed(account, rehashed, start, MAX_TRIES);
    }

    private Optional<Profile> succeed(
            StoredAccount account, Optional<PasswordHash> rehashed, SessionStart start, int tries) {
        var profile = account.profile().signedIn(start.at());
        return switch (transactions.commit(writes(profile, verified(account, rehashed, start), start))) {
            case TransactionOutcome.Committed() -> Optional.of(profile);
            case TransactionOutcome.ConditionFailed refused
            when isOnlyEndedSessionRefused(refused) -> succeed(account, rehashed, start.endingNone(), tries);
            case TransactionOutcome.ConditionFailed refused
            when tries > 1 ->
                laterVersion(account, refused).flatMap(later -> succeed(later, rehashed, start, tries - 1));
            case TransactionOutcome.ConditionFailed refused -> Optional.empty();
        };
    }

    @Override
    public boolean signInWithoutPassword(StoredAccount account, SessionStart start) {
        var profile = account.profile().signedIn(start.at());
        var found = Expression.change("SET profile.lastLoginAt = :now")
                .value(":now", start.at())
                .onlyIf(AccountsTable.SAME_ACCOUNT);
        return switch (transactions.commit(writes(profile, ofAccount(account, found), start))) {
            case TransactionOutcome.Committed() -> true;
            case TransactionOutcome.ConditionFailed refused ->
                isOnlyEndedSessionRefused(refused) && signInWithoutPassword(account, start.endingNone());
        };
    }

    private static Expression verified(StoredAccount account, Optional<PasswordHash> rehashed, SessionStart start) {
        var update = "SET profile.lastLoginAt = :now%s REMOVE failures, failedAt, blockedUntil, #ttl";
        var expression = SignInItem.withPassword(update, rehashed)
                .onlyIf(AccountsTable.SAME_ACCOUNT)
                .name("#ttl", "ttl")
                .value(":now", start.at());
        return ofAccount(account, expression);
    }

    private static Expression ofAccount(StoredAccount account, Expression expression) {
        return expression.value(":user", account.profile().id().value()).value(":version", account.version());
    }

    /**
     * Writes a sign-in: the address's item, the profile, the session, the event, and the end of another session.
     *
     * @param profile the profile afterwards
     * @param signIn the change of the address's item, conditional on the account as it was verified
     */
    private Transaction writes(Profile profile, Expression signIn, SessionStart start) {
        var lastLogin = Expression.change("SET lastLoginAt = :now ADD signIns :one")
                .onlyIf(AccountsTable.PRESENT)
                .value(":now", start.at())
                .value(":one", 1);
        var session = SessionItem.begin(start.token(), start.origin(), start.at(), lifetimes);
        var whole = Transaction.empty()
                .update(table, AccountsTable.signIn(profile.address().hash()), signIn)
                .update(table, AccountKeys.profile(profile.id()), lastLogin)
                .put(table, session, Expression.when(AccountsTable.ABSENT))
                .put(table, EventItem.ofUser(profile.id(), start.event()), Expression.ALWAYS);
        return start.ended()
                .map(old -> whole.delete(
                        table, AccountKeys.session(old.user(), old.session()), SessionItem.ifOfSession(old)))
                .orElse(whole);
    }

    /** The account after a change that has nothing to do with the verified password. */
    private static Optional<StoredAccount> laterVersion(
            StoredAccount verified, TransactionOutcome.ConditionFailed refused) {
        return refused.failedWrites()
                .getFirst()
                .flatMap(TransactionOutcome.FailedWrite::found)
                .flatMap(SignInItem::account)
                .filter(verified::hasSamePassword);
    }

    /** A presented token that no longer opens a session must not prevent a new one. */
    private static boolean isOnlyEndedSessionRefused(TransactionOutcome.ConditionFailed refused) {
        return refused.failedWrites().size() > 4 && !refused.at(0) && !refused.at(1) && !refused.at(2);
    }
}
