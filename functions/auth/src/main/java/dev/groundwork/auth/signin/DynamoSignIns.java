package dev.groundwork.auth.signin;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.account.StoredAccount.SignInItem;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Activity.EventItem;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.sessions.SessionItem;
import dev.groundwork.auth.signin.SignIns.SessionStart;
import dev.groundwork.auth.signin.SignIns.Waiting;
import dev.groundwork.auth.throttle.AttemptPermits;
import dev.groundwork.auth.throttle.AttemptPermits.AttemptInFlight;
import dev.groundwork.auth.throttle.AttemptPermits.Taking;
import dev.groundwork.auth.throttle.AttemptResults;
import dev.groundwork.auth.throttle.AttemptResults.CallerOver;
import dev.groundwork.auth.throttle.AttemptResults.Written;
import dev.groundwork.auth.throttle.DynamoFailedSignIns;
import dev.groundwork.auth.throttle.DynamoFailedSignIns.Counting;
import dev.groundwork.auth.throttle.FailedSignIns.Admission;
import dev.groundwork.auth.throttle.FailureCount.FailureCountItem;
import dev.groundwork.auth.throttle.Throttle;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins in the table {@code accounts}. */
@Singleton
final class DynamoSignIns implements SignIns {

    /** The number of other changes of the account that one sign-in survives. */
    private static final int MAX_TRIES = 3;

    private final Table table;
    private final Transactions transactions;
    private final AttemptPermits permits;
    private final AttemptResults results;
    private final DynamoFailedSignIns callers;
    private final Lifetimes lifetimes;
    private final IdSource ids;
    private final ProductClock clock;

    DynamoSignIns(
            @Named("accounts") Table table,
            Transactions transactions,
            AttemptPermits permits,
            AttemptResults results,
            DynamoFailedSignIns callers,
            Lifetimes lifetimes,
            IdSource ids,
            ProductClock clock) {
        this.table = table;
        this.transactions = transactions;
        this.permits = permits;
        this.results = results;
        this.callers = callers;
        this.lifetimes = lifetimes;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Attempt attempt(EmailAddress address) {
        return switch (permits.take(address)) {
            case Taking.Taken(var attempt, var item) ->
                new Attempt.Permit(attempt, SignInItem.accountWithPassword(item));
            case Taking.Waiting(var left) -> new Waiting(left);
            case Taking.AllInFlight() -> new Undecided();
        };
    }

    @Override
    public Success succeed(
            AttemptInFlight attempt, StoredAccount account, Optional<PasswordHash> rehashed, SessionStart start) {
        return succeed(attempt, account, rehashed, start, MAX_TRIES);
    }

    private Success succeed(
            AttemptInFlight attempt,
            StoredAccount account,
            Optional<PasswordHash> rehashed,
            SessionStart start,
            int tries) {
        var profile = account.profile().signedIn(start.at());
        return switch (transactions.commit(writes(profile, verified(attempt, account, rehashed, start), start))) {
            case TransactionOutcome.Committed() -> new Success.Started(profile);
            case TransactionOutcome.ConditionFailed refused
            when isOnlyEndedSessionRefused(refused) -> succeed(attempt, account, rehashed, start.endingNone(), tries);
            case TransactionOutcome.ConditionFailed refused
            when refused.at(0) && !FailureCountItem.isInFlight(attempt, signInItem(refused)) -> new Undecided();
            case TransactionOutcome.ConditionFailed refused
            when tries > 1 ->
                laterVersion(account, refused)
                        .map(later -> succeed(attempt, later, rehashed, start, tries - 1))
                        .orElseGet(Success.AccountChanged::new);
            case TransactionOutcome.ConditionFailed refused -> new Success.AccountChanged();
        };
    }

    @Override
    public boolean confirm(AttemptInFlight attempt) {
        var key = AccountsTable.signIn(attempt.address().hash());
        var success = FailureCountItem.succeeded(attempt, "");
        return transactions.commit(Transaction.empty().update(table, key, success))
                instanceof TransactionOutcome.Committed;
    }

    @Override
    public Failure fail(AttemptInFlight attempt, Admission.Permit caller, Edge origin) {
        var now = clock.instant();
        var failed = event(attempt, SecurityEvent.LOGIN_FAILED, "invalid_credentials", origin, now);
        return failure(results.fail(attempt, now, (count, startsWait) -> {
            var stored = startsWait
                    ? failed.and(event(attempt, SecurityEvent.LOGIN_LOCKED, "wait_started", origin, now))
                    : failed;
            return switch (callers.count(caller, count.and(stored), now)) {
                case Counting.Counted() -> new Written.Counted();
                case Counting.Refused(var found) -> new Written.Refused(found);
                case Counting.Over(var left) ->
                    alone(count) instanceof Written.Refused refused ? refused : new CallerOver(left);
            };
        }));
    }

    @Override
    public Failure fail(AttemptInFlight attempt) {
        return failure(results.fail(attempt, clock.instant(), (count, startsWait) -> alone(count)));
    }

    private Written alone(Transaction count) {
        return switch (transactions.commit(count)) {
            case TransactionOutcome.Committed() -> new Written.Counted();
            case TransactionOutcome.ConditionFailed refused -> new Written.Refused(signInItem(refused));
        };
    }

    private Transaction event(AttemptInFlight attempt, SecurityEvent event, String outcome, Edge origin, Instant now) {
        var activity = Activity.of(ids.nextUlid(), event, outcome, origin, now);
        return Transaction.empty()
                .put(table, EventItem.ofAddress(attempt.address().hash(), activity), Expression.ALWAYS);
    }

    private static Failure failure(AttemptResults.Failure failure) {
        return switch (failure) {
            case AttemptResults.Failure.Counted(var number)
            when number.filter(Throttle::isAnsweredAsWait).isPresent() -> new Waiting(Throttle.waitAfter(number.get()));
            case AttemptResults.Failure.Counted(var number) -> new Failure.WrongPassword(number.isPresent());
            case AttemptResults.Failure.PermitExpired() -> new Undecided();
            case CallerOver(var left) -> new Failure.TooManyFailures(left);
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

    private static Expression verified(
            AttemptInFlight attempt, StoredAccount account, Optional<PasswordHash> rehashed, SessionStart start) {
        var success = FailureCountItem.succeeded(
                        attempt,
                        "SET profile.lastLoginAt = :now" + (rehashed.isPresent() ? ", password = :password" : ""),
                        AccountsTable.SAME_ACCOUNT)
                .value(":now", start.at());
        var change =
                rehashed.map(hash -> success.value(":password", hash.value())).orElse(success);
        return ofAccount(account, change);
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
        return signInItem(refused).flatMap(SignInItem::account).filter(verified::hasSamePassword);
    }

    private static Optional<Item> signInItem(TransactionOutcome.ConditionFailed refused) {
        return refused.failedWrites().getFirst().flatMap(TransactionOutcome.FailedWrite::found);
    }

    /** A presented token that no longer opens a session must not prevent a new one. */
    private static boolean isOnlyEndedSessionRefused(TransactionOutcome.ConditionFailed refused) {
        return refused.failedWrites().size() > 4 && !refused.at(0) && !refused.at(1) && !refused.at(2);
    }
}
